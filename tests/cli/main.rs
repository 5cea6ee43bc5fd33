//! The real binary against a sandbox or a real udata: one module per noun, and what they all stand on.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[macro_use]
mod support;

mod account;
mod answers;
mod api;
mod apply;
mod assignment;
mod audit;
mod auth;
mod badge;
mod ci;
mod colors;
mod completion;
mod concurrency;
mod config;
mod contact;
mod contract;
mod discreet;
mod doctor;
mod examples;
mod fault_proxy;
mod faults;
mod fields;
mod files;
mod fuzz;
mod generations;
mod gone;
mod guides;
mod harness;
mod hostile;
mod hostile_machine;
mod identity;
mod interaction;
mod invite;
mod journal;
mod key_at_home;
mod member;
mod mistyped;
mod misuse;
mod network;
mod next_steps;
mod notification;
mod notification_settings;
mod offboard;
mod org;
mod pager;
mod person;
mod plan;
mod portugal;
mod profile;
mod proposals;
mod questions;
mod registers;
mod requests;
mod requests_answered;
mod role;
mod roster;
mod routes;
mod sandbox;
mod screens;
mod tables;
mod waiting;

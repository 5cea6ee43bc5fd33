//! The server: hyper on one thread, on loopback only. Reads requests, has them answered, carries their changes out.

use std::cell::RefCell;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::rc::Rc;
use std::time::{Duration, Instant};

use hyper::Response;
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HOST, USER_AGENT};
use hyper_util::rt::TokioIo;
use percent_encoding::percent_decode_str;
use tokio::sync::oneshot;

use super::answer::{Answer, Body};
use super::faults::{Fault, FaultEffect};
use super::generation::Generation;
use super::limits::Limits;
use super::mask::Mask;
use super::payload::{Payload, closed};
use super::refusal::Refusal;
use super::request::{Request, Service};
use super::request_context::Reply;
use super::store::{Error as StoreError, Store};
use super::world::{SignIn, World};
use super::{desk, door, metrics, register, routes};

/// Where a sandbox keeps its world.
pub enum State {
    Memory(Box<World>),
    /// A file; `first` is what it holds where there is none.
    File {
        path: PathBuf,
        first: Box<dyn FnOnce() -> World>,
    },
}

/// How a sandbox behaves.
#[derive(Clone, Debug)]
pub struct Behaviour {
    pub generation: Generation,
    /// The delay that is added to every answer.
    pub latency: Duration,
    /// The pause between what a write reads and what it writes: others may come in between, as in udata.
    pub races: Option<Duration>,
    /// Takes nothing new but from the portal's staff.
    pub read_only: bool,
    /// So many requests an hour on each route; without it, as many as the generation takes.
    pub calls: Option<u32>,
    /// The faults. The first rule that meets a request counts.
    pub faults: Vec<Fault>,
}

/// Today's udata, with nothing wrong.
impl Default for Behaviour {
    fn default() -> Self {
        Self {
            generation: Generation::V17,
            latency: Duration::ZERO,
            races: None,
            read_only: false,
            calls: None,
            faults: Vec::new(),
        }
    }
}

/// Why a sandbox can't be started.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    State(#[from] StoreError),
    #[error("port {port}: {cause}")]
    Port { port: u16, cause: std::io::Error },
    #[error("no thread: {0}")]
    Thread(std::io::Error),
}

/// A sandbox that serves until it is dropped.
pub struct Running {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Running {
    /// The address at which it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Starts a sandbox on a port of loopback, 0 for any that is free.
///
/// # Errors
/// When its world can't be read or written, or the port is taken.
pub fn start(port: u16, state: State, behaviour: Behaviour) -> Result<Running, Error> {
    let store = match state {
        State::Memory(world) => Store::in_memory(*world),
        State::File { path, first } => Store::in_file(&path, first)?,
    };
    let taken = |cause| Error::Port { port, cause };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(taken)?;
    listener.set_nonblocking(true).map_err(taken)?;
    let address = listener.local_addr().map_err(taken)?;
    let (stop, stopped) = oneshot::channel();
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Error::Thread)?;
    let thread = std::thread::Builder::new()
        .name("sandbox".into())
        .spawn(move || {
            let limits = RefCell::new(Limits::new(behaviour.generation, behaviour.calls));
            let faults = RefCell::new(behaviour.faults.clone());
            let portal = Rc::new(Portal { store: RefCell::new(store), behaviour, limits, faults });
            tokio::task::LocalSet::new().block_on(&runtime, async {
                tokio::select! {
                    () = serve(listener, portal) => {}
                    _ = stopped => {}
                }
            });
        })
        .map_err(Error::Thread)?;
    Ok(Running { address, stop: Some(stop), thread: Some(thread) })
}

struct Portal {
    store: RefCell<Store>,
    behaviour: Behaviour,
    limits: RefCell<Limits>,
    faults: RefCell<Vec<Fault>>,
}

async fn serve(listener: TcpListener, portal: Rc<Portal>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Too many files are open: others close in the meantime.
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        let _ = stream.set_nodelay(true);
        let portal = Rc::clone(&portal);
        tokio::task::spawn_local(async move {
            let service = hyper::service::service_fn(|request| respond(&portal, request));
            // A connection that breaks is its client's affair.
            let _ = door::careful().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

/// Answers a request, unless a fault has the connection closed instead.
async fn respond(portal: &Portal, request: hyper::Request<Incoming>) -> std::io::Result<Response<Payload>> {
    let generation = portal.behaviour.generation;
    let request = match read(generation, request).await {
        Ok(request) => request,
        Err(refusal) => return Ok(written(refusal.answer(generation), generation)),
    };
    let effect =
        portal.faults.borrow_mut().iter_mut().find_map(|fault| fault.meet(&request.method, &request.parts));
    if let Some(FaultEffect::Later(pause)) = effect {
        tokio::time::sleep(pause).await;
    }
    let answer = match &effect {
        Some(FaultEffect::Instead(answer)) => answer.clone(),
        _ => portal.answer(&request).await,
    };
    let response = written(answer, generation);
    match effect {
        Some(FaultEffect::Lost) => Err(closed()),
        Some(FaultEffect::Cut) => {
            let (head, body) = response.into_parts();
            Ok(Response::from_parts(head, body.cut().ok_or_else(closed)?))
        }
        _ => Ok(response),
    }
}

impl Portal {
    async fn answer(&self, request: &Request) -> Answer {
        if !self.behaviour.latency.is_zero() {
            tokio::time::sleep(self.behaviour.latency).await;
        }
        let route = routes::route(request);
        if let Some(refused) = route.and_then(|route| self.limits.borrow_mut().count(route, Instant::now())) {
            return refused;
        }
        let answer = match self.behaviour.races {
            None => self.at_once(request),
            Some(pause) => self.with_a_pause(request, pause).await,
        };
        let answer = answer.unwrap_or_else(|_| Refusal::broken().answer(request.generation));
        masked(request, answer)
    }

    /// Reads and writes while nobody else does; a request that only reads needs no lock.
    fn at_once(&self, request: &Request) -> Result<Answer, StoreError> {
        let mut store = self.store.borrow_mut();
        if matches!(request.method.as_str(), "GET" | "HEAD" | "OPTIONS") {
            let (Reply { answer, .. }, signs_in) = self.look(request, store.world()?);
            store.note_sign_in(signs_in);
            return Ok(answer);
        }
        store.change(|world| {
            let (Reply { answer, change }, signs_in) = self.look(request, world);
            world.note_sign_in(signs_in);
            match change {
                Some(change) => (change(world).unwrap_or(answer), true),
                None => (answer, false),
            }
        })
    }

    /// Reads, lets others write, and then writes over what was read before.
    async fn with_a_pause(&self, request: &Request, pause: Duration) -> Result<Answer, StoreError> {
        let (Reply { answer, change }, signs_in) = self.look(request, self.store.borrow_mut().world()?);
        self.store.borrow_mut().note_sign_in(signs_in);
        let Some(change) = change else { return Ok(answer) };
        tokio::time::sleep(pause).await;
        self.store.borrow_mut().change(|world| (change(world).unwrap_or(answer), true))
    }

    /// Finds the answer, its change, and who is signed in.
    fn look(&self, request: &Request, world: &World) -> (Reply, Option<SignIn>) {
        if desk::is_meant(request) {
            return (desk::take(request), None);
        }
        let mut signs_in = None;
        let reply = routes::answer(request, world, self.behaviour.read_only, &mut signs_in);
        (reply.unwrap_or_else(|refusal| refusal.answer(request.generation).into()), signs_in)
    }
}

/// The answer with only the fields that `X-Fields` names; from 16.3 on, refusals too.
fn masked(request: &Request, mut answer: Answer) -> Answer {
    let Some(fields) = &request.fields else { return answer };
    let Body::Json(body) = answer.body else { return answer };
    let mask = Mask::parse(fields);
    if answer.status >= 400 {
        answer.body = Body::Json(match mask {
            Ok(mask) if request.generation.is_new() => without_fields(&mask, body),
            _ => body,
        });
        return answer;
    }
    let refused = |flaw: String| Refusal::message(400, &flaw).answer(request.generation);
    match mask.map(|mask| mask.apply(body)) {
        Ok(Ok(body)) => {
            answer.body = Body::Json(body);
            answer
        }
        Ok(Err(flaw)) => refused(format!("Mask error: {flaw}")),
        Err(flaw) => refused(format!("Mask parse error: {flaw}")),
    }
}

/// A refusal of fields is masked as any answer is; its message stays, and what is wrong with a query.
fn without_fields(mask: &Mask, mut body: serde_json::Value) -> serde_json::Value {
    let is_of_query = body["message"] == "Input payload validation failed";
    if let Some(fields) = body.as_object_mut().filter(|_| !is_of_query && !mask.keeps("errors")) {
        fields.remove("errors");
    }
    body
}

/// Reads a request that is let in.
///
/// # Errors
/// 404 for what is neither below `/api/1/` nor for the support desk or another service, and whatever `door` gives.
async fn read(generation: Generation, request: hyper::Request<Incoming>) -> Result<Request, Refusal> {
    let (head, body) = request.into_parts();
    door::look_at(&head)?;
    let header = |name: &str| head.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let path = head.uri.path().to_owned();
    let is_api = |below: &&str| !below.starts_with(desk::ROUTE);
    let beside = [(metrics::ROOT, Service::Metrics), (register::ROOT, Service::Register)];
    let beside = beside.into_iter().find_map(|(root, service)| Some((path.strip_prefix(root)?, service)));
    let for_desk = || path.strip_prefix('/').filter(|below| *below == desk::ROUTE);
    let of_portal = || path.strip_prefix("/api/1/").filter(is_api).or_else(for_desk);
    let (below, service) =
        beside.or_else(|| Some((of_portal()?, Service::Portal))).ok_or_else(Refusal::no_route)?;
    let ends_in_slash = below.ends_with('/');
    let decoded = |part: &str| percent_decode_str(part).decode_utf8_lossy().into_owned();
    let parts = below.strip_suffix('/').unwrap_or(below).split('/').map(decoded).collect();
    let query =
        form_urlencoded::parse(head.uri.query().unwrap_or_default().as_bytes()).into_owned().collect();
    let question = head.uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let root = format!("http://{}", header(HOST.as_str()).unwrap_or_default());
    let (key, fields) = (header("x-api-key"), header("x-fields"));
    let credentials = ["x-api-key", "authorization", "cookie"];
    let credentials = credentials.into_iter().filter(|name| head.headers.contains_key(*name)).collect();
    let content_type = header(CONTENT_TYPE.as_str()).unwrap_or_default();
    let agent = header(USER_AGENT.as_str()).unwrap_or_default();
    let body = door::body(body).await?;
    let method = head.method.to_string();
    Ok(Request {
        service,
        method,
        parts,
        path,
        ends_in_slash,
        question,
        query,
        key,
        credentials,
        agent,
        fields,
        content_type,
        body,
        root,
        generation,
    })
}

fn written(answer: Answer, generation: Generation) -> Response<Payload> {
    let (kind, body) = match answer.body {
        Body::Json(value) => ("application/json", value.to_string()),
        Body::Html(text) => ("text/html; charset=utf-8", text),
        Body::Csv(text) => ("text/csv; charset=utf-8", text),
        Body::Empty => ("application/json", String::new()),
    };
    let mut response = Response::builder().status(answer.status).header(CONTENT_TYPE, kind);
    if generation.is_portugal() {
        response = response.header("Server", "dados.gov");
    }
    for (name, value) in answer.headers {
        response = response.header(name, value);
    }
    response.body(Payload::whole(body)).unwrap_or_else(|_| Response::new(Payload::whole(String::new())))
}

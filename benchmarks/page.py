"""The page of an audit, opened and filtered in Chromium, where there is one."""
import json
import os
import shutil
import statistics
import subprocess
import sys

# Five rules that one read answers, and what they find in an organization of six members: ten findings.
RULES = ("administrator-active", "two-administrators", "seen-lately", "logo-given", "website-given")
MEMBERS, FOUND = 6, 10
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# What people do with the filters: the field, and the text that is typed or the place of what is chosen; then it is cleared.
FILTERS = {"a word": ("filter-text", "logo"), "a word here and there": ("filter-text", "17"),
           "a word that nothing has": ("filter-text", "xyzzy"), "a weight": ("filter-0", 1), "an organization": ("filter-1", 7)}
# Until the frame after, with all laid out.
SHOWN = """document.body.getBoundingClientRect();
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));"""
OPENED = "(async () => { %s return performance.now(); })()" % SHOWN
FILTERED = """(async (name, wanted) => {
  const field = document.getElementById(name), began = performance.now();
  if (typeof wanted === "number") field.selectedIndex = wanted; else field.value = wanted;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  %s
  return performance.now() - began;
})(%%s, %%s)""" % SHOWN


def browser():
    """The path of a browser, if there is one."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


class Browser:
    """Chromium without a window, spoken to through a pipe."""

    def __init__(self, directory):
        (theirs, self.commands), (self.answers, back) = os.pipe(), os.pipe()

        def hand_over():
            # It reads 3 and writes 4, which may be one of ours yet.
            for end, kept in enumerate((os.dup(theirs), os.dup(back)), 3):
                os.dup2(kept, end)

        flags = ("--headless", "--no-sandbox", "--disable-gpu", "--window-size=1280,900", "--remote-debugging-pipe")
        self.process = subprocess.Popen([browser(), *flags, "--user-data-dir=%s" % directory, "about:blank"],
                                        preexec_fn=hand_over, close_fds=False, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(theirs)
        os.close(back)
        self.number, self.received, self.tab = 0, b"", {}

    def ask(self, method, **values):
        self.number += 1
        call = {"id": self.number, "method": method, "params": values} | self.tab
        os.write(self.commands, json.dumps(call).encode() + b"\0")
        return self.wait(lambda said: said.get("id") == self.number)["result"]

    def wait(self, is_it):
        while True:
            while b"\0" not in self.received:
                read = os.read(self.answers, 1 << 20)
                if not read:
                    sys.exit("Chromium ended.")
                self.received += read
            said, self.received = self.received.split(b"\0", 1)
            said = json.loads(said)
            if is_it(said):
                return said

    def evaluate(self, script):
        return self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)["result"]["value"]

    def open(self, address):
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.tab = {"sessionId": self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]}
        self.ask("Page.enable")
        self.ask("Page.navigate", url=address)
        self.wait(lambda said: said.get("method") == "Page.loadEventFired")
        return self.evaluate(OPENED)

    def close(self):
        self.ask("Page.close")
        self.tab = {}

    def end(self):
        self.ask("Browser.close")
        self.process.wait()


def measured(page, directory, runs, findings):
    """How long the page takes to open, and each action with its filters, in milliseconds: medians, the actions by name."""
    chromium, opened, acted = Browser(directory), [], {}
    for _ in range(runs):
        opened.append(chromium.open(page.as_uri()))
        lines = chromium.evaluate('document.querySelectorAll("#findings tbody tr").length')
        if lines != findings:
            sys.exit("%s has %d findings, not %d" % (page, lines, findings))
        for name, (field, wanted) in FILTERS.items():
            for action, value in ((name, wanted), (name + ", cleared", type(wanted)())):
                taken = chromium.evaluate(FILTERED % (json.dumps(field), json.dumps(value)))
                acted.setdefault(action, []).append(taken)
        chromium.close()
    chromium.end()
    return statistics.median(opened), {action: statistics.median(taken) for action, taken in acted.items()}

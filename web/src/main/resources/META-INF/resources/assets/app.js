// Everything works without this file; with it, times also show locally, jobs move on by themselves, and texts copy.
(() => {
  "use strict";
  const POLL_MS = 2000;

  // UTC stays on the page; the reader's own time is a hover away.
  const localTimes = (root) => {
    for (const time of root.querySelectorAll("time[datetime]")) {
      const at = new Date(time.dateTime);
      if (!Number.isNaN(at.getTime())) time.title = at.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "long" });
    }
  };

  // Someone who is writing must not lose a word to a reload.
  const writing = () => [...document.querySelectorAll("main textarea, main input:not([type=hidden])")]
    .some((field) => field.value !== field.defaultValue || field === document.activeElement);

  const say = (text) => {
    const announcer = document.getElementById("announcer");
    if (announcer) announcer.textContent = text;
  };

  const live = (region) => {
    let tag = null;
    let paused = false;
    const button = document.getElementById("live-pause");
    const mark = document.getElementById("live-mark");
    const show = (text) => { if (mark) mark.textContent = text; };
    const clock = () => new Date().toISOString().slice(11, 19) + " UTC";

    const step = async () => {
      if (paused || document.hidden || !document.getSelection().isCollapsed) return setTimeout(step, POLL_MS);
      try {
        const answer = await fetch(region.dataset.live, { headers: tag ? { "If-None-Match": tag } : {}, credentials: "same-origin", redirect: "error" });
        if (answer.status === 200) {
          tag = answer.headers.get("ETag");
          const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-live]");
          if (fresh) {
            const moved = fresh.dataset.state !== region.dataset.state;
            region.replaceChildren(...fresh.childNodes);
            region.dataset.state = fresh.dataset.state;
            region.dataset.final = fresh.dataset.final;
            localTimes(region);
            if (moved) {
              say("Now " + fresh.dataset.words);
              if (!writing()) return location.reload();
              const notice = document.getElementById("moved-on");
              if (notice) notice.hidden = false;
            }
          }
        } else if (answer.status !== 304) {
          return show("Live updates ended. Reload the page.");
        }
        show("Live " + clock());
      } catch {
        show("Reconnecting, last try " + clock());
      }
      if (region.dataset.final !== "true") setTimeout(step, POLL_MS);
    };
    if (region.dataset.final === "true") return;
    show("Live");
    if (button) {
      button.hidden = false;
      button.addEventListener("click", () => {
        paused = !paused;
        button.textContent = paused ? "Resume" : "Pause";
        show(paused ? "Paused" : "Live");
      });
    }
    setTimeout(step, POLL_MS);
  };

  const copies = () => {
    for (const button of document.querySelectorAll("button[data-copy]")) {
      button.hidden = !navigator.clipboard;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.dataset.copy);
        button.textContent = "Copied";
      });
    }
  };

  // A second click on a slow form must not send it twice.
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (event.target.dataset.sent) return event.preventDefault();
    event.target.dataset.sent = "yes";
  });
  addEventListener("pageshow", () => { for (const form of document.forms) delete form.dataset.sent; });

  // g and a letter go to a page. Off is remembered: single letters are in the way of some who dictate.
  const keys = () => {
    const panel = document.getElementById("keys");
    if (!panel) return;
    const pages = new Map([...panel.querySelectorAll("a[data-key]")].map((link) => [link.dataset.key, link.href]));
    const toggle = panel.querySelector("button");
    const off = () => localStorage.getItem("strongroom-keys") === "off";
    const show = () => { toggle.textContent = off() ? "Switch keys on" : "Switch keys off"; };
    let armed = 0;
    panel.hidden = false;
    show();
    toggle.addEventListener("click", () => { localStorage.setItem("strongroom-keys", off() ? "on" : "off"); show(); });
    document.addEventListener("keydown", (event) => {
      if (off() || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
      const to = Date.now() - armed < 1500 ? pages.get(event.key) : undefined;
      armed = event.key === "g" ? Date.now() : 0;
      if (to) location.assign(to);
    });
  };

  localTimes(document);
  copies();
  keys();
  const region = document.querySelector("[data-live]");
  if (region) live(region);
})();

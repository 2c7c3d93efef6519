// What the page does beyond HTML: it copies examples, and shows what happens without a reload.
"use strict";

const SHORTEST = 500, RETRY = 5000, SHARE = 50; // ms; an open page takes at most a fiftieth of the mock's time
const say = (text) => { document.getElementById("said").textContent = text; };

function offerCopies() {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = button.closest(".sample").querySelector("code").textContent;
      try {
        await navigator.clipboard.writeText(text);
        say("Copied.");
        button.textContent = "Copied";
      } catch {
        say("The browser does not let this page copy. Select the text and copy it.");
        getSelection().selectAllChildren(button.closest(".sample").querySelector("code"));
      }
    });
  }
}

function place(focused) { // how to find an element again after its region was replaced
  if (!focused?.closest("[data-live]")) return null;
  return focused.id ? "#" + CSS.escape(focused.id)
    : focused.hasAttribute("href") ? `[data-live] a[href="${CSS.escape(focused.getAttribute("href"))}"]`
    : "#" + focused.closest("[data-live]").id + " " + focused.tagName.toLowerCase() + "." + focused.className;
}

function replaceRegions(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  for (const region of document.querySelectorAll("[data-live]")) {
    const other = fresh.getElementById(region.id);
    if (!other || other.innerHTML === region.innerHTML) continue;
    const focused = place(region.contains(document.activeElement) ? document.activeElement : null);
    const scrolled = region.querySelector(".scroll")?.scrollLeft;
    region.replaceChildren(...other.childNodes);
    if (scrolled) region.querySelector(".scroll").scrollLeft = scrolled;
    if (focused) document.querySelector(focused)?.focus({ preventScroll: true });
  }
}

class Live {
  #seen = null;
  #paused = false;

  constructor(button) {
    this.button = button;
    if (button) {
      button.hidden = false;
      button.addEventListener("click", () => this.#pause(!this.#paused));
    }
    document.addEventListener("visibilitychange", () => this.#next(0));
    this.#next(SHORTEST);
  }

  #pause(paused) {
    this.#paused = paused;
    this.button.textContent = paused ? "Continue" : "Pause";
    this.button.setAttribute("aria-pressed", String(paused));
    this.#next(0);
  }

  #next(milliseconds) {
    clearTimeout(this.timer);
    if (!this.#paused && !document.hidden) this.timer = setTimeout(() => this.#look(), milliseconds);
  }

  async #look() {
    let wait = RETRY;
    try {
      const response = await fetch(location.href, { headers: this.#seen ? { "If-None-Match": this.#seen } : {} });
      const took = Number(/dur=([\d.]+)/.exec(response.headers.get("Server-Timing"))?.[1] ?? 0);
      wait = Math.max(SHORTEST, took * SHARE);
      if (response.ok && !this.#paused && getSelection().isCollapsed) {
        this.#seen = response.headers.get("ETag");
        replaceRegions(await response.text());
      }
    } catch {
      say("The mock does not respond. This page tries again until it does.");
    }
    this.#next(wait);
  }
}

offerCopies();
const isResult = new URLSearchParams(location.search).has("did");
if (document.querySelector("[data-live]") && !isResult) new Live(document.querySelector("[data-pause]"));

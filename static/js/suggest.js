// Suggestions while typing: an ARIA 1.2 combobox with a list. It never changes what was typed, leaves the writing
// of Korean and Japanese alone while a syllable is being composed, and sends nothing that looks like a paste.
const SHORTEST = 2;
const LONGEST = 60;
const PRIVATE = /[@＠\n]|\d+\.\d+\.\d+\.\d+|(?:[\da-f]*:){3}/i;
const PROVIDERS = 3; // at most, after the codes
const WAIT = 150; // milliseconds after the last key

const composing = (event) => event.isComposing || event.keyCode === 229;

class Suggestions {
  options = [];
  active = -1;
  timer = 0;
  request = new AbortController();

  constructor(form, field) {
    this.form = form;
    this.field = field;
    this.list = document.createElement("ul");
    this.list.id = `${field.id}-suggestions`;
    this.list.className = "suggestions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", form.dataset.suggestions.replace(/[:：]$/, ""));
    this.status = document.createElement("span");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    field.after(this.list);
    form.append(this.status);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", "false");
    field.setAttribute("aria-controls", this.list.id);

    field.addEventListener("input", (event) => { if (!event.isComposing) this.wait(); });
    field.addEventListener("compositionend", () => this.wait());
    field.addEventListener("keydown", (event) => { if (!composing(event)) this.key(event); });
    field.addEventListener("blur", () => this.stop());
    form.addEventListener("submit", () => this.stop());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    this.list.addEventListener("click", (event) => this.go(event.target.closest("[role=option]")));
  }

  wait() {
    this.stop();
    const text = this.field.value.trim();
    const length = [...text].length;
    if (length < SHORTEST || length > LONGEST || PRIVATE.test(text)) {
      this.list.replaceChildren();
      this.options = [];
      this.status.textContent = "";
      return;
    }
    this.timer = setTimeout(() => this.ask(text), WAIT);
  }

  // Forgets what was asked and closes the list.
  stop() {
    clearTimeout(this.timer);
    this.request.abort();
    this.close();
  }

  async ask(text) {
    const { signal } = (this.request = new AbortController());
    try {
      const address = `${this.form.dataset.suggest}&q=${encodeURIComponent(text)}`;
      const answer = await fetch(address, { signal, credentials: "omit" });
      const { results, providers } = answer.ok ? await answer.json() : { results: [], providers: [] };
      if (!signal.aborted) this.fill([...results, ...providers.slice(0, PROVIDERS)]);
    } catch {
      // Without an answer there are no suggestions; the form works as it is.
    }
  }

  fill(found) {
    this.options = found.map((one, index) => this.option(one, index));
    this.list.replaceChildren(...this.options);
    this.status.textContent = `${this.form.dataset.suggestions} ${this.options.length}`;
    this.open();
  }

  // A code with the reason why it was found, or a provider, which has neither.
  option({ code = "", name, url, why = "" }, index) {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${index}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.url = url;
    for (const [text, style] of [[code, "code"], [name, "name"], [why, "why"]]) {
      if (!text) continue;
      const part = document.createElement("span");
      part.className = style;
      part.textContent = text;
      item.append(part, " ");
    }
    return item;
  }

  open() {
    if (!this.options.length) return;
    this.list.hidden = false;
    this.field.setAttribute("aria-expanded", "true");
  }

  close() {
    this.mark(-1);
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
  }

  mark(index) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = index;
    const option = this.options[index];
    if (!option) {
      this.field.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", option.id);
  }

  go(option) {
    if (!option) return;
    const address = new URL(option.dataset.url, location.href);
    if (address.origin === location.origin) location.assign(address);
  }

  key(event) {
    const last = this.options.length - 1;
    const chosen = this.active >= 0;
    const moves = {
      ArrowDown: () => { this.open(); this.mark(this.active < last ? this.active + 1 : -1); },
      ArrowUp: () => { this.open(); this.mark(chosen ? this.active - 1 : last); },
      Home: chosen && (() => this.mark(0)),
      End: chosen && (() => this.mark(last)),
      Enter: chosen && (() => this.go(this.options[this.active])),
      Escape: () => { if (this.list.hidden) this.field.value = ""; this.stop(); },
    };
    if (event.key === "Tab") this.stop();
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key.startsWith("Arrow") && last < 0) return;
    event.preventDefault();
    move();
  }
}

for (const form of document.querySelectorAll("form.box[data-suggest]")) {
  const field = form.querySelector("input");
  if (field) new Suggestions(form, field);
}

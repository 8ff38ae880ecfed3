// The one box: a line to type in, lines once somebody pastes them. Without this module it is a form like any other.
const SHARED = ["id", "name", "autocomplete", "spellcheck", "placeholder", "enterkeyhint"];

function like(field, tag) {
  const other = document.createElement(tag);
  for (const name of SHARED) {
    if (field.hasAttribute(name)) other.setAttribute(name, field.getAttribute(name));
  }
  return other;
}

function show(field, instead, value) {
  const focused = document.activeElement === field;
  field.replaceWith(instead);
  instead.value = value;
  if (focused) instead.focus();
}

for (const form of document.querySelectorAll("form.box[data-suggest]")) {
  const given = form.elements.text;
  const line = given instanceof HTMLInputElement ? given : like(given, "input");
  const lines = line === given ? like(given, "textarea") : given;
  lines.rows = 3;
  if (lines.isConnected && !lines.value.includes("\n")) show(lines, line, lines.value);

  // A field of one line drops line breaks, on which a report's meaning hangs.
  const take = (event, text) => {
    if (!/[\r\n]/.test(text.trim())) return;
    event.preventDefault();
    const [start, end] = [line.selectionStart, line.selectionEnd];
    const after = line.value.slice(end);
    line.focus();
    show(line, lines, line.value.slice(0, start) + text + after);
    const caret = lines.value.length - after.length;
    lines.setSelectionRange(caret, caret);
  };
  line.addEventListener("paste", (event) => take(event, event.clipboardData?.getData("text/plain") ?? ""));
  line.addEventListener("drop", (event) => take(event, event.dataTransfer?.getData("text/plain") ?? ""));

  lines.addEventListener("input", () => { if (!lines.value) show(lines, line, ""); });
  lines.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    form.requestSubmit();
  });
}

// "/" leads to the box: the page's own, where it has one.
const foremost = document.querySelector("main form.box[data-suggest]") ?? document.querySelector("form.box[data-suggest]");

if (foremost) {
  foremost.elements.text.setAttribute("aria-keyshortcuts", "/");
  const key = foremost.querySelector("kbd");
  key.hidden = false;
  key.setAttribute("aria-hidden", "true"); // aria-keyshortcuts says it already
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    foremost.elements.text.focus();
  });
}

// The text page: live counts, a question before unsaved text is left, keys for saving. Everything works without it.
const form = document.querySelector("form.desk-text");

if (form) {
  const areas = [...form.querySelectorAll("textarea")];
  // After a refusal the form begins with what was typed, and all of it is unsaved.
  const typed = () => "unsaved" in form.dataset || areas.some((area) => area.value !== area.defaultValue);
  let leaving = false;

  for (const area of areas) {
    const output = form.querySelector(`output[for="${area.id}"]`);
    if (!output) continue;
    const count = () => {
      const length = [...area.value.trim()].length;
      output.textContent = String(length);
      output.classList.toggle("desk-over", length > Number(area.dataset.limit));
    };
    area.addEventListener("input", count);
    count();
  }

  form.addEventListener("submit", (event) => { leaving = event.submitter?.value !== "preview"; });
  addEventListener("beforeunload", (event) => { if (!leaving && typed()) event.preventDefault(); });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.ctrlKey) return;
    event.preventDefault();
    const button = form.querySelector(`button[value="${event.shiftKey ? "next" : "save"}"]`);
    if (button) form.requestSubmit(button);
  });
}

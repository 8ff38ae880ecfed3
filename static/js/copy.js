// Copies a message to the clipboard. Buttons stay hidden where this module or the clipboard is missing.
const status = document.getElementById("copy-status");

for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) break;
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).innerText.trim());
    button.textContent = status.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}

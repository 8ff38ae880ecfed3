// Copies a message to the clipboard and says so. Buttons stay hidden where this module or the clipboard is missing.
const status = document.getElementById("copy-status");

for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) break;
  const label = button.textContent;
  const source = document.getElementById(button.dataset.copy);
  let timer = 0;
  button.hidden = false;
  button.addEventListener("click", async () => {
    clearTimeout(timer);
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(source.innerText.trim());
    } catch {
      getSelection().selectAllChildren(source); // the clipboard is refused: the reader copies what is selected
      return;
    }
    button.textContent = status.textContent = button.dataset.done;
    timer = setTimeout(() => { button.textContent = label; status.textContent = ""; }, 4000);
  });
}

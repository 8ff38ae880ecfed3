// Light, dark or as the system has it: kept in this browser's storage, so no cookie is needed. Runs before the page is
// painted; the switch stays hidden where this script does not run.
(() => {
  const root = document.documentElement;
  const apply = (mode) => { if (mode) root.dataset.mode = mode; else delete root.dataset.mode; };
  const kept = () => { try { return localStorage.getItem("mode") ?? ""; } catch { return ""; } };
  const keep = (mode) => { try { localStorage.setItem("mode", mode); } catch { /* private browsing: for this page only */ } };

  apply(kept());
  addEventListener("storage", () => apply(kept()));
  addEventListener("DOMContentLoaded", () => {
    const choice = document.getElementById("mode");
    choice.value = kept();
    choice.closest("[hidden]").hidden = false;
    choice.addEventListener("change", () => { keep(choice.value); apply(choice.value); });
  });
})();

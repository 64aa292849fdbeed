import { setFocus } from "govuk-frontend/dist/govuk/common/index.mjs";

/**
 * A page that the browser kept as it was may show what is no longer so, or belong to somebody who signed out: it is asked for again.
 * @param isDone Tells, when it is known, whether nothing on the page would be lost.
 */
export function reloadKeptPages(isDone) {
  window.addEventListener("pageshow", async (event) => {
    if (event.persisted && (await isDone())) {
      location.reload();
    }
  });
}

/** What an address leads to within a page gets the focus, so that it is read and the Tab key goes on from there. */
export function focusTargets() {
  const focusTarget = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && !target.contains(document.activeElement)) {
      setFocus(target);
    }
  };
  window.addEventListener("hashchange", focusTarget);
  window.addEventListener("load", focusTarget);
}

/** Texts are seen whole while they are edited, also where the browser does not do it by itself. */
export function growTextareas() {
  if (CSS.supports("field-sizing", "content")) {
    return;
  }

  const grow = (textarea) => {
    // What is folded away has no height. It grows when it is opened.
    if (textarea.offsetHeight > 0) {
      textarea.style.height = "auto";
      textarea.style.height = `${textarea.scrollHeight + textarea.offsetHeight - textarea.clientHeight}px`;
    }
  };
  const growAll = (part) => part.querySelectorAll(".app-grow").forEach(grow);
  growAll(document);
  document.addEventListener("toggle", (event) => growAll(event.target), true);
  document.addEventListener("input", (event) => event.target.matches(".app-grow") && grow(event.target));
}

/**
 * Asks before a form with data-ask-before-leaving is left with changes that were not sent. The value "changed" says that the form came back
 * from the server with some.
 */
export function askBeforeLeaving(form) {
  const fields = () => JSON.stringify([...new FormData(form)].map(([name, value]) => [name, value instanceof File ? value.name : value]));
  const before = fields();
  let isSent = false;
  form.addEventListener("submit", () => (isSent = true));
  window.addEventListener("beforeunload", (event) => {
    if (!isSent && (form.dataset.askBeforeLeaving === "changed" || fields() !== before)) {
      event.preventDefault();
      event.returnValue = true;
    }
  });
}

import { setFocus } from "govuk-frontend/dist/govuk/common/index.mjs";

/**
 * Makes an element hold what a fresh one holds. What it holds already stays: a press that has begun on a button, a choice and the focus are
 * lost with their element.
 */
function update(element, fresh) {
  const [nodes, freshNodes] = [[...element.childNodes], [...fresh.childNodes]];
  if (nodes.length !== freshNodes.length) {
    element.replaceChildren(...freshNodes);
    return;
  }

  nodes.forEach((node, i) => {
    if (node.nodeType === Node.ELEMENT_NODE && node.cloneNode().isEqualNode(freshNodes[i].cloneNode())) {
      update(node, freshNodes[i]);
    } else if (!node.isEqualNode(freshNodes[i])) {
      node.replaceWith(freshNodes[i]);
    }
  });
}

/** One question on the area page, or one text of a report: its fields, its errors, and what it shows. */
export class Question {
  constructor(section) {
    this.section = section;
    this.code = section.dataset.question;
  }

  static around(element) {
    const section = element.closest("[data-question]");
    return section && new Question(section);
  }

  static withCode(code, page = document) {
    const section = page.getElementById(`question-${code}`);
    return section && new Question(section);
  }

  static all(form) {
    return [...form.querySelectorAll("[data-question]")].map((section) => new Question(section));
  }

  /** What the names of its fields begin with: "answers[A2].". */
  get prefix() {
    return this.section.querySelector("[name$='.basedOn']").name.replace(/basedOn$/, "");
  }

  /** What the ids of its fields begin with: "answers-A2-". */
  get idPrefix() {
    return this.prefix.replace("[", "-").replace("].", "-");
  }

  /** The fields as the form would send them. The choice between two people's answers goes with them only when it was made. */
  fields(withChoice) {
    const fields = [...new FormData(this.section.closest("form"))].filter(([name]) => name.startsWith(this.prefix));
    return withChoice ? fields : fields.filter(([name]) => !/\.(keep|theirs)$/.test(name));
  }

  get hasChoice() {
    return this.section.querySelector(".app-conflict input:checked") !== null;
  }

  /** The fingerprint of the answer that the person has seen. */
  get basedOn() {
    return this.section.querySelector("[name$='.basedOn']").value;
  }

  set basedOn(fingerprint) {
    this.section.querySelector("[name$='.basedOn']").value = fingerprint;
  }

  set lastChange(text) {
    this.section.querySelector("[data-last-change]").textContent = text;
  }

  /** Whether a carried answer is still to be confirmed. Changing it confirms it too. */
  set isToConfirm(isToConfirm) {
    const box = this.section.querySelector("[data-carried] input");
    if (box && !isToConfirm) {
      box.checked = true;
      this.section.querySelector("[data-carried-mark]").textContent = "Confirmed";
    }
  }

  /** What is wrong with it, in one text; empty when nothing is. */
  get errors() {
    return [...this.section.querySelectorAll(".govuk-error-message")].map((error) => error.lastChild.textContent.trim()).join(". ");
  }

  /** Takes over the errors that the server's page shows for it, or takes its own away. The fields stay: someone may be typing in them. */
  showErrorsOf(answer) {
    const focused = () => this.section.querySelector("[data-errors] :focus");
    const hadFocus = focused() !== null;
    const chosen = this.section.querySelector(".app-conflict input:checked")?.value;
    this.section.classList.toggle("govuk-form-group--error", answer !== null);
    for (const place of this.section.querySelectorAll("[data-errors]")) {
      update(place, answer?.section.querySelector(`[data-errors="${place.dataset.errors}"]`) ?? new DocumentFragment());
    }

    for (const radio of this.section.querySelectorAll(".app-conflict input[type=radio]")) {
      radio.checked = radio.value === chosen;
    }

    if (hadFocus && !focused()) {
      const choice = this.section.querySelector(".app-conflict input");
      choice ? choice.focus() : setFocus(this.section.querySelector("h2"));
    }

    if (!answer) {
      document.querySelectorAll(`.govuk-error-summary a[href^="#${this.idPrefix}"]`).forEach((link) => link.parentElement.remove());
    }
  }

  /** Whether somebody is in the note, and perhaps in the middle of a word. */
  get isTypedIn() {
    return document.activeElement?.matches("textarea") && this.section.contains(document.activeElement);
  }

  /** Whether the browser filled in something else than the server sent. */
  get isRestored() {
    return [...this.section.querySelectorAll(".app-answers input, textarea")].some((field) =>
      field.type === "radio" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);
  }

  /** Takes the answers away, and returns how to bring them back. */
  clear() {
    const chosen = [...this.section.querySelectorAll(".app-answers input:checked")];
    chosen.forEach((radio) => (radio.checked = false));
    return () => chosen.forEach((radio) => (radio.checked = true));
  }

  set clearButton(text) {
    this.section.querySelector("[name=clear]").textContent = text;
  }

  show(stored) {
    for (const radio of this.section.querySelectorAll(".app-answers input")) {
      radio.checked = radio.value === (radio.name.endsWith(".present") ? stored.present : stored.target);
    }

    const note = this.section.querySelector("textarea");
    note.value = stored.note;
    const details = note.closest("details");
    if (details && stored.note !== "") {
      details.open = true;
    }
  }
}

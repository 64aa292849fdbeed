/** One question on the area page: its fields, its errors, and the answer that it shows. */
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

  /** The fields as the form would send them. The choice between two people's answers goes with them only when it was made. */
  fields(withChoice) {
    const fields = [...new FormData(this.section.closest("form"))].filter(([name]) => name.startsWith(`answers[${this.code}].`));
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

  /** What is wrong with it, in one text; empty when nothing is. */
  get errors() {
    return [...this.section.querySelectorAll(".govuk-error-message")].map((error) => error.lastChild.textContent.trim()).join(". ");
  }

  /** Takes over the errors that the server's page shows for it, or takes its own away. The fields stay: someone may be typing in them. */
  showErrorsOf(answer) {
    const hadFocus = this.section.querySelector("[data-errors] :focus");
    const choice = this.section.querySelector(".app-conflict input:checked")?.id;
    this.section.classList.toggle("govuk-form-group--error", answer !== null);
    for (const place of this.section.querySelectorAll("[data-errors]")) {
      const errors = answer?.section.querySelector(`[data-errors="${place.dataset.errors}"]`).childNodes ?? [];
      place.replaceChildren(...errors);
    }

    this.section.querySelector(`[id="${choice}"]`)?.setAttribute("checked", "");
    if (hadFocus) {
      this.section.querySelector(".app-conflict input, h2").focus();
    }

    if (!answer) {
      document.querySelectorAll(`.govuk-error-summary a[href^="#answers-${this.code}-"]`).forEach((link) => link.parentElement.remove());
    }
  }

  clear() {
    this.section.querySelectorAll(".app-ladders input:checked").forEach((radio) => (radio.checked = false));
  }

  show(stored) {
    for (const radio of this.section.querySelectorAll(".app-ladders input")) {
      radio.checked = radio.value === (radio.name.endsWith(".present") ? stored.present : stored.target);
    }

    const note = this.section.querySelector("textarea");
    note.value = stored.note;
    note.closest("details").open ||= stored.note !== "";
  }
}

/** Whether the stored answer is the one in the fields. The server tidies notes. */
export function isSame(stored, fields) {
  const sent = Object.fromEntries(fields.map(([name, value]) => [name.slice(name.lastIndexOf(".") + 1), value]));
  return (sent.present ?? null) === stored.present && (sent.target ?? null) === stored.target && tidy(sent.note) === tidy(stored.note);
}

function tidy(note) {
  return note.replace(/\r\n?/g, "\n").trim();
}

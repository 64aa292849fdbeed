const TYPING_PAUSE = 1500;
const FIRST_RETRY = 2000;
const LONGEST_RETRY = 30000;

/**
 * Saves answers as they change, one request at a time, and says so. What could not be saved stays on the page and is tried again:
 * when the connection is back, and every now and then. The server decides everything; this only sends the fields of the questions that
 * changed, exactly as the form would, and shows what comes back.
 */
export class Autosave {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-save-status]");
    this.waiting = new Set();
    this.refused = new Set();
    this.retryAfter = FIRST_RETRY;
    this.title = document.title.replace(/^Error: /, "");

    form.addEventListener("change", (event) => this.changed(event.target, 0));
    form.addEventListener("input", (event) => {
      if (event.target.matches("textarea")) {
        this.changed(event.target, TYPING_PAUSE);
      }
    });
    form.addEventListener("click", (event) => this.cleared(event));
    form.addEventListener("submit", (event) => this.submitted(event));
    window.addEventListener("online", () => this.save());
    window.addEventListener("beforeunload", (event) => {
      if (this.isUnsaved && !this.isLeaving) {
        event.preventDefault();
      }
    });
  }

  get isUnsaved() {
    return this.waiting.size > 0 || this.isSaving;
  }

  changed(field, pause) {
    const question = field.closest("[data-question]");
    if (!question) {
      return;
    }

    this.waiting.add(question.dataset.question);
    this.saveAfter(pause);
  }

  cleared(event) {
    if (event.target.name !== "clear") {
      return;
    }

    event.preventDefault();
    const question = event.target.closest("[data-question]");
    for (const radio of question.querySelectorAll(".app-ladders input:checked")) {
      radio.checked = false;
    }

    this.changed(event.target, 0);
  }

  /** A form that is sent without a connection is lost with its page. Send it when what is on it has been saved. */
  async submitted(event) {
    if (!this.isUnsaved && navigator.onLine) {
      this.isLeaving = true;
      return;
    }

    event.preventDefault();
    const button = event.submitter;
    for (const question of this.form.querySelectorAll("[data-question]")) {
      this.waiting.add(question.dataset.question);
    }

    await this.save();
    if (!this.isUnsaved || this.refused.size > 0) {
      this.isLeaving = true;
      this.form.requestSubmit(button);
    }
  }

  saveAfter(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  async save() {
    clearTimeout(this.timer);
    if (this.isSaving) {
      await this.isSaving;
    }

    if (this.waiting.size === 0) {
      return;
    }

    this.isSaving = this.send([...this.waiting]);
    await this.isSaving;
    this.isSaving = null;
  }

  async send(codes) {
    const sent = new Map(codes.map((code) => [code, this.fieldsOf(code)]));
    this.waiting.clear();
    try {
      const body = new URLSearchParams([["__RequestVerificationToken", this.form.elements.namedItem("__RequestVerificationToken").value]]);
      for (const fields of sent.values()) {
        fields.forEach(([name, value]) => body.append(name, value));
      }

      const response = await fetch(this.form.action, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "error" });
      await this.received(response, sent);
    } catch {
      this.failed(codes, "No connection. Your answers are kept on this page and will be saved when the connection is back. Do not close the page");
    }
  }

  async received(response, sent) {
    const type = response.headers.get("Content-Type") ?? "";
    if (response.status === 401) {
      this.failed([...sent.keys()], "You are signed out. Your answers are kept on this page. Sign in again in another tab, and they will be saved");
    } else if (response.ok && type.includes("json")) {
      this.retryAfter = FIRST_RETRY;
      this.saved(await response.json(), sent);
    } else if (response.ok) {
      this.retryAfter = FIRST_RETRY;
      this.showRefused(new DOMParser().parseFromString(await response.text(), "text/html"), sent);
    } else {
      this.failed([...sent.keys()], "Not saved: there is a problem with the service. Your answers are kept on this page, and saving is tried again");
    }
  }

  saved({ savedAt, answers }, sent) {
    for (const [code, fields] of sent) {
      const answer = answers[code];
      if (answer) {
        this.question(code).querySelector(`[name="answers[${code}].seen"]`).value = answer.seen;
        this.question(code).querySelector("[data-last-change]").textContent = "";
      }

      if (this.refused.delete(code) || fields.some(([name]) => name.endsWith(".keep"))) {
        this.clearErrors(code);
      }
    }

    this.showTitle();
    this.say(this.refused.size > 0 ? `Saved at ${savedAt}, but not ${[...this.refused].join(", ")}` : `Saved at ${savedAt}`);
  }

  failed(codes, message) {
    codes.forEach((code) => this.waiting.add(code));
    this.say(message, true);
    this.saveAfter(this.retryAfter);
    this.retryAfter = Math.min(this.retryAfter * 2, LONGEST_RETRY);
  }

  /** The server's page says what is wrong. Take over the questions that it is wrong with, unless the person went on changing them. */
  showRefused(page, sent) {
    const messages = [];
    let isOneAtFault = false;
    for (const [code, fields] of sent) {
      const answer = page.getElementById(`question-${code}`);
      const errors = [...(answer?.querySelectorAll(".govuk-error-message") ?? [])];
      isOneAtFault ||= errors.length > 0;
      if (errors.length === 0) {
        continue;
      }

      this.refused.add(code);
      messages.push(...errors.map((error) => error.lastChild.textContent.trim()));
      if (String(this.fieldsOf(code)) === String(fields)) {
        this.replace(code, answer);
      }
    }

    // All or nothing: the questions that nothing is wrong with go again without the others.
    if (isOneAtFault) {
      const others = [...sent.keys()].filter((code) => !this.refused.has(code));
      others.forEach((code) => this.waiting.add(code));
      if (others.length > 0) {
        this.saveAfter(0);
      }
    }

    this.showTitle();
    this.say(`Not saved: ${messages.join(". ") || page.querySelector(".govuk-error-summary__list")?.textContent.trim() || "reload the page and try again"}`, true);
  }

  replace(code, answer) {
    const focused = document.activeElement?.id;
    this.question(code).replaceWith(document.importNode(answer, true));
    if (focused) {
      document.getElementById(focused)?.focus({ preventScroll: true });
    }
  }

  clearErrors(code) {
    const question = this.question(code);
    question.classList.remove("govuk-form-group--error");
    question.querySelectorAll(".govuk-error-message, .app-conflict").forEach((element) => element.remove());
  }

  question(code) {
    return document.getElementById(`question-${code}`);
  }

  fieldsOf(code) {
    return [...new FormData(this.form)].filter(([name]) => name.startsWith(`answers[${code}].`));
  }

  showTitle() {
    document.title = (this.refused.size > 0 ? "Error: " : "") + this.title;
  }

  say(message, isProblem = false) {
    this.status.textContent = message;
    this.status.classList.toggle("app-save-status--problem", isProblem);
  }
}

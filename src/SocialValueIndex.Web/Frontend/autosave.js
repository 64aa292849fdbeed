import { Question, isSame } from "./question.js";

const TYPING_PAUSE = 1500;
const SLOW = 1000;
const TOO_SLOW = 20000;
const FIRST_RETRY = 2000;
const LONGEST_RETRY = 30000;
const DOUBLE_CLICK = 1000;

const NO_CONNECTION = "No connection. Your answers are kept on this page, and will be saved when the connection is back. Do not close the page.";
const PROBLEMS = {
  401: "You are signed out. Your answers are kept on this page. Sign in again in another tab, and they will be saved.",
  409: "A colleague completed this assessment. Your answers are kept on this page. Reopen the assessment in another tab, and they will be saved.",
};
const UPGRADED_STATUS = 412;
const UPGRADED = "Not saved: this assessment was upgraded to another version of the questions. Your answers are kept on this page. Choose ‘Save and continue’ to see which of them still fit.";
const OTHER_PROBLEM = "Not saved: there is a problem with the service. Your answers are kept on this page, and saving is tried again.";

/**
 * Saves answers as they change, one request at a time, and says so. What could not be saved stays on the page and is tried again:
 * when the connection is back, and every now and then. The server decides everything: this sends the fields of the questions that
 * changed, as the form would, and shows what comes back. A save is all or nothing, so the rest goes on without what is refused.
 */
export class Autosave {
  /** Codes of questions that changed since they were sent. */
  waiting = new Set();

  /** Fields that were sent and not answered, by code. The server may have stored them, so they go again as they were, before anything newer. */
  unanswered = null;

  /** What is wrong with the questions that the server refused, by code. They go again when they change. */
  refused = new Map();

  /** Codes of questions where the person chose between the own and a colleague's answer. */
  chosen = new Set();

  retryAfter = FIRST_RETRY;

  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-save-status]");
    this.title = document.title.replace(/^Error: /, "");
    form.addEventListener("input", (event) => event.target.matches("textarea") && this.changed(event.target, TYPING_PAUSE));
    form.addEventListener("change", (event) => this.changed(event.target, 0));
    form.addEventListener("click", (event) => this.clicked(event));
    form.addEventListener("submit", (event) => this.submitted(event));
    document.addEventListener("visibilitychange", () => document.hidden && this.save());
    window.addEventListener("online", () => this.save());
    window.addEventListener("beforeunload", (event) => {
      if (!this.isLeaving && (this.isWaiting || this.refused.size > 0)) {
        event.preventDefault();
        event.returnValue = true;
      }
    });

    // After a refused form, nothing of the page is saved: neither what is wrong, nor what else was typed.
    Question.all(form).filter((question) => question.errors).forEach((question) => this.refused.set(question.code, question.errors));
    if (this.refused.size > 0) {
      this.saveAll();
    } else if (document.getElementById("upgraded")) {
      // What was typed for another version is sent with the next change: the person looks at the questions first.
      Question.all(form).forEach(({ code }) => this.waiting.add(code));
    }
  }

  get isWaiting() {
    return this.waiting.size > 0 || this.unanswered !== null;
  }

  changed(field, pause) {
    const question = Question.around(field);
    if (question && !field.closest(".app-conflict")) {
      this.waiting.add(question.code);
      this.saveAfter(pause);
    }
  }

  clicked(event) {
    const question = Question.around(event.target);
    if (event.target.closest("[name=clear]")) {
      event.preventDefault();
      question.clear();
      this.changed(event.target, 0);
    } else if (event.target.closest("[data-keep]") && question.hasChoice) {
      // A choice counts when its button is used: on the keyboard, the way to the second answer leads over the first.
      this.chosen.add(question.code);
      this.waiting.add(question.code);
      this.save();
    }
  }

  /** A form that is sent without a connection is lost with its page. It goes when nothing on it can be lost. */
  submitted(event) {
    if (this.isLeaving || this.isChecking) {
      event.preventDefault();
    } else if (!this.isChecked && ((this.isWaiting && !this.isUpgraded) || !navigator.onLine)) {
      event.preventDefault();
      this.submitWhenSaved(event.submitter);
    } else {
      // Refused questions go too: the page that comes back explains them.
      this.isChecked = false;
      this.isLeaving = true;
      setTimeout(() => (this.isLeaving = false), DOUBLE_CLICK);
    }
  }

  async submitWhenSaved(button) {
    this.isChecking = true;
    do {
      await this.saveAll();
    } while (this.waiting.size > 0 && !this.unanswered && !this.isUpgraded);
    this.isChecking = false;
    if (!this.unanswered) {
      this.isChecked = true;
      this.form.requestSubmit(button);
    }
  }

  /** Asks the server about every question but the refused ones. Those that did not change stay as they are. */
  saveAll() {
    Question.all(this.form).filter(({ code }) => !this.refused.has(code)).forEach(({ code }) => this.waiting.add(code));
    return this.save();
  }

  saveAfter(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  /** Whoever asks while a save is on its way waits for it first. What is typed meanwhile has its own timer. */
  async save() {
    this.stopTimer();
    while (this.sending) {
      await this.sending;
    }

    while (this.isWaiting && !this.timer && !this.isUpgraded) {
      this.sending = this.send();
      try {
        await this.sending;
      } finally {
        this.sending = null;
      }
    }
  }

  stopTimer() {
    clearTimeout(this.timer);
    this.timer = null;
  }

  async send() {
    if (!this.unanswered) {
      this.unanswered = new Map([...this.waiting].map((code) => [code, Question.withCode(code).fields(this.chosen.delete(code))]));
      this.waiting.clear();
    }

    const token = this.form.elements.namedItem("__RequestVerificationToken");
    const version = this.form.elements.namedItem("version");
    const body = new URLSearchParams([[token.name, token.value], [version.name, version.value], ...[...this.unanswered.values()].flat()]);
    const slow = setTimeout(() => this.say("Saving…"), SLOW);
    try {
      const headers = { Accept: "application/json" };
      const response = await fetch(this.form.action, { method: "POST", body, headers, redirect: "error", signal: AbortSignal.timeout?.(TOO_SLOW) });
      const text = await response.text();
      const isSaved = response.headers.get("Content-Type")?.includes("json");
      if (response.status === UPGRADED_STATUS) {
        return this.upgraded();
      }

      return response.ok ? this.answered(isSaved, text) : this.failed(PROBLEMS[response.status] ?? OTHER_PROBLEM);
    } catch (problem) {
      this.failed(problem instanceof DOMException || problem instanceof TypeError ? NO_CONNECTION : OTHER_PROBLEM);
    } finally {
      clearTimeout(slow);
    }
  }

  failed(message) {
    this.say(message, true);
    this.saveAfter(this.retryAfter);
    this.retryAfter = Math.min(this.retryAfter * 2, LONGEST_RETRY);
  }

  /** These questions are not asked any more, so trying again would not help. The form can go: the page that comes back has what was typed. */
  upgraded() {
    this.isUpgraded = true;
    this.unanswered.forEach((_, code) => this.waiting.add(code));
    this.unanswered = null;
    this.say(UPGRADED, true);
  }

  answered(isSaved, text) {
    const sent = this.unanswered;
    const { savedAt, answers } = isSaved ? JSON.parse(text) : {};
    const page = isSaved ? null : new DOMParser().parseFromString(text, "text/html");
    if (page && ![...sent.keys()].some((code) => Question.withCode(code, page)?.errors)) {
      this.failed(OTHER_PROBLEM);
      return;
    }

    this.unanswered = null;
    this.retryAfter = FIRST_RETRY;
    this.savedAt = savedAt ?? this.savedAt;
    for (const [code, fields] of sent) {
      if (isSaved) {
        this.saved(Question.withCode(code), fields, answers[code]);
      } else {
        this.notSaved(Question.withCode(code), Question.withCode(code, page));
      }
    }

    // What waits is told about with its own answer.
    if (!this.isWaiting) {
      this.tell();
    }
  }

  saved(question, fields, stored) {
    const isMine = isSame(stored, fields);
    this.refused.delete(question.code);
    question.basedOn = stored.basedOn;
    question.lastChange = isMine ? `Last changed by you at ${this.savedAt}` : "";
    question.showErrorsOf(null);

    // A colleague's answer was kept. It does not replace what was typed since.
    if (!isMine && !this.waiting.has(question.code)) {
      question.show(stored);
    }
  }

  /** What nothing is wrong with goes again, without the rest. What changed since goes again by itself. */
  notSaved(question, answer) {
    if (!answer.errors) {
      this.waiting.add(question.code);
    } else if (!this.waiting.has(question.code)) {
      this.refused.set(question.code, answer.errors);
      question.basedOn = answer.basedOn;
      question.showErrorsOf(answer);
    }
  }

  tell() {
    const problems = [...this.refused.values()];
    document.querySelectorAll(".govuk-error-summary:not(:has([href^='#answers-'])), #upgraded-error").forEach((error) => error.remove());
    document.title = (problems.length > 0 ? "Error: " : "") + this.title;
    const saved = problems.length === 0 ? `Saved at ${this.savedAt}` : this.savedAt ? `Other answers saved at ${this.savedAt}.` : "";
    this.say([...problems.map((problem) => `Not saved: ${problem}.`), saved].join(" ").trim(), problems.length > 0);
  }

  say(message, isProblem = false) {
    // The same words again would be read out again.
    if (this.status.textContent !== message) {
      this.status.textContent = message;
    }

    this.status.classList.toggle("app-save-status--problem", isProblem);
  }
}

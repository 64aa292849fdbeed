import { Question } from "./question.js";
import { SaveQueue } from "./save-queue.js";

const TYPING_PAUSE = 1500;
const SLOW = 1000;
const TOO_SLOW = 20000;
const DOUBLE_CLICK = 1000;
const LONGEST_PRESS = 5000;

/** What is said when saving fails, of answers or of texts; a form says which, and what its button is called. */
function messagesFor({ autosave, autosaveButton = "Save and continue" }) {
  const kept = `Your ${autosave || "answers"} are kept on this page`;
  return {
    noConnection: `No connection. ${kept}, and will be saved when the connection is back. Do not close the page.`,
    otherProblem: `Not saved: there is a problem with the service. ${kept}, and saving is tried again.`,
    signedOut: `You are signed out. ${kept}. Sign in again in another tab, and they will be saved.`,
    completed:
      `A colleague, or you in another tab, completed this assessment. ${kept}. Reopen the assessment in another tab, and they will be ` +
        "saved.",
    stale:
      `Not saved: this page was open for too long. ${kept}. Choose ‘${autosaveButton}’: the page comes back with them, and saves again.`,
    upgraded:
      `Not saved: this assessment was upgraded to another version of the questions. ${kept}. Choose ‘${autosaveButton}’ to see which of ` +
        "them still fit.",
  };
}

/**
 * Saves answers, or texts of a report, as they change and says so. What could not be saved stays on the page and is tried again. The
 * server decides everything: this sends the fields of what changed, as the form would, and shows what comes back.
 */
export class Autosave {
  /** Codes of questions where the person chose between two answers. The choice is sent once. */
  chosen = new Set();

  /** How to bring back the answers that were cleared last, by code. */
  cleared = new Map();

  /** Ends when what is being pressed is released. */
  press = Promise.resolve();

  constructor(form) {
    this.form = form;
    this.messages = messagesFor(form.dataset);
    this.status = form.querySelector("[data-save-status]");
    this.title = document.title.replace(/^Error: /, "");
    this.queue = new SaveQueue(this, (fields, isLeaving) => this.post(fields, isLeaving));
    form.addEventListener("input", (event) => event.target.matches("textarea") && this.changed(event.target, TYPING_PAUSE));
    form.addEventListener("change", (event) => {
      this.forgetCleared(Question.around(event.target));
      this.changed(event.target, 0);
    });
    form.addEventListener("click", (event) => this.clicked(event));
    form.addEventListener("submit", (event) => this.submitted(event));
    window.addEventListener("online", () => this.queue.save());
    this.listenForPresses();
    this.listenForLeaving();
    this.begin();
  }

  /** What comes from the server could move away what somebody is just pressing, and the press would be lost. So it waits for the end. */
  listenForPresses() {
    let release = () => {};
    document.addEventListener("pointerdown", ({ button }) => {
      if (button === 0) {
        this.press = new Promise((resolve) => {
          // The click comes after the end of the press.
          release = () => setTimeout(resolve);
          setTimeout(resolve, LONGEST_PRESS);
        });
      }
    });
    ["pointerup", "pointercancel"].forEach((end) => document.addEventListener(end, () => release()));
  }

  listenForLeaving() {
    window.addEventListener("pagehide", () => this.queue.leave());
    document.addEventListener("visibilitychange", () => (document.hidden ? this.queue.leave() : this.queue.comeBack()));
    window.addEventListener("beforeunload", (event) => {
      if (!this.isLeaving && this.queue.hasUnsaved) {
        event.preventDefault();
        event.returnValue = true;
      }
    });

    // What the browser fills in again after a failed save, or when it was closed, was never saved. It has done so by then.
    window.addEventListener("pageshow", (event) => {
      if (!event.persisted) {
        const restored = Question.all(this.form).filter((question) => question.isRestored && !question.errors);
        restored.forEach(({ code }) => this.queue.add(code));
        restored.length > 0 && this.queue.save();
      }
    });
  }

  begin() {
    const questions = Question.all(this.form);
    questions.filter((question) => question.errors).forEach((question) => this.queue.refuse(question.code, question.errors));
    if (this.queue.refused.size > 0) {
      // After a refused form, nothing of the page is saved: neither what is wrong, nor what else was typed.
      this.saveAll();
    } else if (document.getElementById("upgraded")) {
      // What was typed for another version is sent with the next change: the person looks at the questions first.
      questions.forEach(({ code }) => this.queue.waiting.add(code));
    }
  }

  /** Whether the page holds nothing that the server does not have, or that this person may not save any more. */
  async isDone() {
    await this.queue.comeBack();
    return !this.queue.hasUnsaved || this.isSignedOut;
  }

  changed(field, pause) {
    const question = Question.around(field);
    if (question && !field.closest(".app-conflict")) {
      this.queue.add(question.code);
      this.queue.saveAfter(pause);
    }
  }

  clicked(event) {
    const question = Question.around(event.target);
    if (event.target.closest("[name=clear]")) {
      event.preventDefault();
      this.clearOrUndo(question);
      this.changed(event.target, 0);
    } else if (event.target.closest("[data-keep]") && question.hasChoice) {
      // A choice counts when its button is used: on the keyboard, the way to the second answer leads over the first.
      this.chosen.add(question.code);
      this.queue.add(question.code);
      this.queue.save();
    }
  }

  /** The button that clears brings the answers back as well, until something else is chosen. */
  clearOrUndo(question) {
    const undo = this.cleared.get(question.code);
    if (undo) {
      undo();
      this.forgetCleared(question);
      this.done = `The answers to ${question.code} are as they were before.`;
    } else {
      this.cleared.set(question.code, question.clear());
      question.clearButton = `Undo: bring back the answers to ${question.code}`;
      this.done = `The answers to ${question.code} are cleared.`;
    }
  }

  forgetCleared(question) {
    if (question && this.cleared.delete(question.code)) {
      question.clearButton = `Clear the answers to ${question.code}`;
    }
  }

  /** A form that is sent without a connection is lost with its page. It goes when nothing on it can be lost. */
  submitted(event) {
    if (this.isLeaving || this.isChecking) {
      event.preventDefault();
    } else if (!this.isChecked && ((this.queue.isWaiting && !this.queue.isUpgraded) || !navigator.onLine)) {
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
    this.addAll();
    this.isChecked = await this.queue.flush();
    this.isChecking = false;
    if (this.isChecked) {
      this.form.requestSubmit(button);
    }
  }

  /** Asks the server about every question but the refused ones. Those that did not change stay as they are. */
  saveAll() {
    this.addAll();
    return this.queue.save();
  }

  addAll() {
    Question.all(this.form).filter(({ code }) => !this.queue.refused.has(code)).forEach(({ code }) => this.queue.add(code));
  }

  fieldsOf(code) {
    return Question.withCode(code).fields(this.chosen.has(code));
  }

  /** An answer that was sent, and may be stored by now. */
  sentField(code, fields) {
    const sent = Object.fromEntries(fields.map(([name, value]) => [name.slice(name.lastIndexOf(".") + 1), value]));
    const { present, target, note, text } = sent;
    return [`${Question.withCode(code).prefix}sent`, JSON.stringify({ present, target, note, text })];
  }

  async post(fields, isLeaving) {
    const own = ["__RequestVerificationToken", "version"]
      .map((name) => this.form.elements.namedItem(name))
      .filter((field) => field)
      .map((field) => [field.name, field.value]);
    const body = new URLSearchParams([...own, ...fields]);
    const slow = setTimeout(() => this.say("Saving…"), SLOW);
    const how = isLeaving ? { keepalive: true } : { signal: AbortSignal.timeout?.(TOO_SLOW) };
    try {
      const headers = { Accept: "application/json" };
      const response = await fetch(this.form.action, { method: "POST", body, headers, redirect: "error", ...how });
      return await this.read(response);
    } catch (problem) {
      const isConnection = problem instanceof DOMException || problem instanceof TypeError;
      return { problem: isConnection ? this.messages.noConnection : this.messages.otherProblem };
    } finally {
      clearTimeout(slow);
    }
  }

  async read(response) {
    const text = await response.text();
    await this.press;
    const isJson = response.headers.get("Content-Type")?.includes("json");
    this.isSignedOut = response.status === 401;
    switch (response.status) {
      case 200:
        return isJson ? this.showProgress(JSON.parse(text)) : this.readRefusals(text);
      case 400:
        this.isStale = true;
        return { isUpgraded: true };
      case 401:
        return { problem: this.messages.signedOut };
      case 409:
        return { problem: this.messages.completed };
      case 412:
        return { isUpgraded: true };
      default:
        return { problem: this.messages.otherProblem };
    }
  }

  /** How many questions are answered stands on the page, so it changes with them. */
  showProgress(saved) {
    document.querySelectorAll("[data-area-progress]").forEach((line) => (line.textContent = saved.progress));
    document.querySelectorAll("[data-draft]").forEach((line) => (line.textContent = saved.draft));
    return saved;
  }

  /** What is wrong stands in the page that everybody gets, beside its questions. */
  readRefusals(text) {
    const page = new DOMParser().parseFromString(text, "text/html");
    const questions = [...page.querySelectorAll("[data-question]")].map((section) => new Question(section));
    const refusals = new Map(questions.filter((question) => question.errors).map((question) => [question.code, question]));
    return refusals.size > 0 ? { refusals } : { problem: this.messages.otherProblem };
  }

  showSaved(code, stored, savedAt, isTypedSince) {
    const question = Question.withCode(code);
    this.savedAt = savedAt;
    this.chosen.delete(code);
    if (!stored.isAsSent && (isTypedSince || question.isTypedIn)) {
      // Somebody else's answer is stored. It does not change under the hands of whoever types: their own meets it with the next save.
      return;
    }

    if (question.basedOn !== stored.basedOn) {
      question.lastChange = stored.isAsSent ? `Last changed by you at ${savedAt}` : "";
    }

    question.basedOn = stored.basedOn;
    question.isToConfirm = stored.isToConfirm;
    question.showErrorsOf(null);
    if (!stored.isAsSent) {
      question.show(stored);
    }
  }

  showRefused(code, refusal) {
    const question = Question.withCode(code);
    this.chosen.delete(code);
    question.basedOn = refusal.basedOn;
    question.showErrorsOf(refusal);
  }

  showProblem(message) {
    this.say(message, true);
  }

  showUpgraded() {
    this.say(this.isStale ? this.messages.stale : this.messages.upgraded, true);
  }

  showState(problems) {
    document.querySelectorAll(".govuk-error-summary:not(:has([href^='#answers-'], [href^='#texts-'])), #upgraded-error")
      .forEach((error) => error.remove());
    document.title = (problems.length > 0 ? "Error: " : "") + this.title;
    const others = this.savedAt ? `Other ${this.form.dataset.autosave || "answers"} saved at ${this.savedAt}.` : "";
    const saved = problems.length === 0 ? `Saved at ${this.savedAt}` : others;
    const messages = [...problems.map((problem) => `Not saved: ${problem}.`), this.done, saved];
    this.done = "";
    this.say(messages.filter((message) => message).join(" "), problems.length > 0);
  }

  say(message, isProblem = false) {
    // The same words again would be read out again.
    if (this.status.textContent !== message) {
      this.status.textContent = message;
    }

    this.status.classList.toggle("app-save-status--problem", isProblem);
  }
}

export const FIRST_RETRY = 2000;
export const LONGEST_RETRY = 30000;

/** Browsers refuse to carry more than 64 KiB for pages that are gone; this leaves room for what is sent with each question. */
export const FAREWELL_LIMIT = 60 * 1024;

/**
 * Decides which questions are sent, when, and what becomes of them: one request at a time, again after a failure, and everything at once
 * when the page goes away. It knows neither the page nor the network, so it is tested without a browser.
 *
 * The page gives `fieldsOf(code)` as [name, value] pairs and `sentField(code, fields)`, and shows what happened: `showSaved`,
 * `showRefused`, `showProblem`, `showUpgraded`, `showState`. `post(fields, isLeaving)` gives one of
 * `{ answers, savedAt }`, `{ refusals }` (a Map by code
 * of objects with `errors`), `{ problem }` and `{ isUpgraded }`; it never rejects.
 */
export class SaveQueue {
  /** Codes of questions that changed since they were sent. */
  waiting = new Set();

  /**
   * Fields that were sent and not answered, by code. The server may have stored them, so they go again as they were, before anything newer.
   */
  unanswered = null;

  /** What is wrong with the questions that the server refused, by code. They go again when they change. */
  refused = new Map();

  /** Whether the assessment has other questions now. Trying again would not help: the form has to be sent. */
  isUpgraded = false;

  #farewells = new Map();
  #retryAfter = FIRST_RETRY;
  #sending = null;
  #timer = null;

  constructor(page, post) {
    this.page = page;
    this.post = post;
  }

  get isWaiting() {
    return this.waiting.size > 0 || this.unanswered !== null;
  }

  get hasUnsaved() {
    return this.isWaiting || this.refused.size > 0;
  }

  add(code) {
    this.waiting.add(code);
  }

  refuse(code, errors) {
    this.refused.set(code, errors);
  }

  saveAfter(pause) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), pause);
  }

  /** Whoever asks while a save is on its way waits for it first. What is typed meanwhile has its own timer. */
  async save() {
    this.#stopTimer();
    while (this.#sending) {
      await this.#sending;
    }

    while (this.isWaiting && !this.#timer && !this.isUpgraded) {
      this.#sending = this.#send();
      try {
        await this.#sending;
      } finally {
        this.#sending = null;
      }
    }
  }

  /** Saves what waits, and what begins to wait meanwhile. Gives whether the server answered. */
  async flush() {
    do {
      await this.save();
    } while (this.waiting.size > 0 && !this.unanswered && !this.isUpgraded);
    return this.unanswered === null;
  }

  /**
   * The page is hidden and may never be seen again: everything that is not known to be stored goes now, in requests that outlive the page.
   * Each question goes on its own, because a refused one would hold back the others and nobody would send them again. Sending twice does
   * no harm. What is sent still waits: if the page lives on, it is saved as usual.
   */
  leave() {
    if (!this.isWaiting || this.isUpgraded) {
      return;
    }

    let room = FAREWELL_LIMIT;
    for (const code of new Set([...(this.unanswered?.keys() ?? []), ...this.waiting])) {
      const fields = this.#farewellTo(code);
      const body = new URLSearchParams(fields).toString();
      if (this.#farewells.get(code) !== body) {
        this.#farewells.set(code, body);
        room -= body.length;
        this.post(fields, room >= 0);
      }
    }

    this.saveAfter(this.#retryAfter);
  }

  /** The page is seen again. */
  comeBack() {
    this.#farewells.clear();
    return this.save();
  }

  #stopTimer() {
    clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** The newest fields, with those on their way: the server may have stored them, which is then no colleague's doing. */
  #farewellTo(code) {
    const sent = this.unanswered?.get(code);
    if (!this.waiting.has(code)) {
      return sent;
    }

    const fields = this.page.fieldsOf(code);
    return sent ? [...fields, this.page.sentField(code, sent)] : fields;
  }

  async #send() {
    if (!this.unanswered) {
      this.unanswered = new Map([...this.waiting].map((code) => [code, this.page.fieldsOf(code)]));
      this.waiting.clear();
    }

    const result = await this.post([...this.unanswered.values()].flat(), false);
    if (result.isUpgraded) {
      this.#upgraded();
    } else if (result.problem) {
      this.page.showProblem(result.problem);
      this.saveAfter(this.#retryAfter);
      this.#retryAfter = Math.min(this.#retryAfter * 2, LONGEST_RETRY);
    } else {
      this.#answered(result);
    }
  }

  #upgraded() {
    this.isUpgraded = true;
    this.unanswered.forEach((_, code) => this.waiting.add(code));
    this.unanswered = null;
    this.page.showUpgraded();
  }

  #answered({ answers, savedAt, refusals }) {
    const sent = this.unanswered;
    this.unanswered = null;
    this.#retryAfter = FIRST_RETRY;
    for (const code of sent.keys()) {
      if (answers) {
        this.refused.delete(code);
        this.page.showSaved(code, answers[code], savedAt, this.waiting.has(code));
      } else {
        this.#notSaved(code, refusals.get(code));
      }
    }

    // What waits is told about with its own answer.
    if (!this.isWaiting) {
      this.page.showState([...this.refused.values()]);
    }
  }

  /** A save is all or nothing: what nothing is wrong with goes again, without the rest. What changed since goes again by itself. */
  #notSaved(code, refusal) {
    if (!refusal) {
      this.waiting.add(code);
    } else if (!this.waiting.has(code)) {
      this.refused.set(code, refusal.errors);
      this.page.showRefused(code, refusal);
    }
  }
}

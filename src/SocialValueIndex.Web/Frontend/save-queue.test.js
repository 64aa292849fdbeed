import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { FAREWELL_LIMIT, FIRST_RETRY, LONGEST_RETRY, SaveQueue } from "./save-queue.js";

let page;
let posts;
let queue;

/** What is typed, by code, and what the page was told to show. */
class Page {
  typed = {};
  shown = [];

  fieldsOf(code) {
    return [[`answers[${code}].note`, this.typed[code] ?? ""]];
  }

  sentField(code, fields) {
    return [`answers[${code}].sent`, fields[0][1]];
  }

  showSaved(code, stored, savedAt, isTypedSince) {
    this.shown.push(["saved", code, stored, isTypedSince]);
  }

  showRefused(code, { errors }) {
    this.shown.push(["refused", code, errors]);
  }

  showProblem(message) {
    this.shown.push(["problem", message]);
  }

  showUpgraded() {
    this.shown.push(["upgraded"]);
  }

  showState(problems) {
    this.shown.push(["state", problems]);
  }
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  page = new Page();
  posts = [];
  queue = new SaveQueue(page, (fields, isLeaving) => new Promise((answer) => posts.push({ fields, isLeaving, answer })));
});

/** Lets everything run that waits for nothing but its turn. */
const settle = () => new Promise((done) => setImmediate(done));

function type(code, text, pause = 0) {
  page.typed[code] = text;
  queue.add(code);
  queue.saveAfter(pause);
}

function tick(time) {
  mock.timers.tick(time);
  return settle();
}

function answer(post, result) {
  post.answer(result);
  return settle();
}

const savedAs = (...codes) => ({ savedAt: "10:32", answers: Object.fromEntries(codes.map((code) => [code, { note: page.typed[code] }])) });

const notes = ({ fields }) => Object.fromEntries(fields);

test("saves after a pause of typing, not before", async () => {
  type("A1", "D", 1500);
  await tick(1000);
  type("A1", "Dr", 1500);
  await tick(1499);
  assert.equal(posts.length, 0);
  await tick(1);
  assert.deepEqual(notes(posts[0]), { "answers[A1].note": "Dr" });
  assert.equal(posts[0].isLeaving, false);
  await answer(posts[0], savedAs("A1"));
  assert.deepEqual(page.shown, [["saved", "A1", { note: "Dr" }, false], ["state", []]]);
  assert.equal(queue.hasUnsaved, false);
});

test("sends one request at a time, and what was typed meanwhile with the next", async () => {
  type("A1", "One");
  await tick(0);
  type("A1", "Two");
  type("A2", "Other");
  await tick(0);
  assert.equal(posts.length, 1);
  await answer(posts[0], savedAs("A1"));
  assert.deepEqual(page.shown, [["saved", "A1", { note: "Two" }, true]]);
  assert.deepEqual(notes(posts[1]), { "answers[A1].note": "Two", "answers[A2].note": "Other" });
  await answer(posts[1], savedAs("A1", "A2"));
  assert.equal(posts.length, 2);
  assert.equal(queue.hasUnsaved, false);
});

test("sends after a failure the same as before, then what is newer", async () => {
  type("A1", "One");
  await tick(0);
  await answer(posts[0], { problem: "No connection" });
  assert.deepEqual(page.shown, [["problem", "No connection"]]);
  type("A1", "Two", 1500);
  await tick(1500);
  assert.deepEqual(notes(posts[1]), { "answers[A1].note": "One" });
  await answer(posts[1], savedAs("A1"));
  assert.deepEqual(notes(posts[2]), { "answers[A1].note": "Two" });
});

test("waits twice as long after each failure, up to a limit, and begins anew after a success", async () => {
  type("A1", "One");
  await tick(0);
  let pause = FIRST_RETRY;
  for (let round = 0; round < 8; round++) {
    await answer(posts.at(-1), { problem: "No connection" });
    const before = posts.length;
    await tick(pause - 1);
    assert.equal(posts.length, before);
    await tick(1);
    assert.equal(posts.length, before + 1);
    pause = Math.min(pause * 2, LONGEST_RETRY);
  }

  await answer(posts.at(-1), savedAs("A1"));
  type("A1", "Two");
  await tick(0);
  await answer(posts.at(-1), { problem: "No connection" });
  const before = posts.length;
  await tick(FIRST_RETRY);
  assert.equal(posts.length, before + 1);
});

test("goes on without what is refused, and sends that again when it changes", async () => {
  page.typed = { A1: "Good", A2: "Bad" };
  queue.add("A1");
  queue.add("A2");
  queue.save();
  await answer(posts[0], { refusals: new Map([["A2", { errors: "Too long" }]]) });
  assert.deepEqual(notes(posts[1]), { "answers[A1].note": "Good" });
  await answer(posts[1], savedAs("A1"));
  assert.deepEqual(page.shown.at(-1), ["state", ["Too long"]]);
  assert.equal(queue.hasUnsaved, true);
  assert.equal(queue.isWaiting, false);

  type("A2", "Mended");
  await tick(0);
  await answer(posts[2], savedAs("A2"));
  assert.deepEqual(page.shown.at(-1), ["state", []]);
  assert.equal(queue.hasUnsaved, false);
});

test("does not show the errors of an answer that changed meanwhile", async () => {
  type("A2", "Bad");
  await tick(0);
  type("A2", "Mended", 1500);
  await answer(posts[0], { refusals: new Map([["A2", { errors: "Too long" }]]) });
  assert.deepEqual(page.shown, []);
  await tick(1500);
  assert.deepEqual(notes(posts[1]), { "answers[A2].note": "Mended" });
});

test("stops when the assessment has other questions, and keeps what was typed", async () => {
  type("A1", "One");
  await tick(0);
  await answer(posts[0], { isUpgraded: true });
  assert.deepEqual(page.shown, [["upgraded"]]);
  type("A2", "Two");
  await tick(60000);
  queue.leave();
  assert.equal(posts.length, 1);
  assert.deepEqual([...queue.waiting].sort(), ["A1", "A2"]);
});

test("flushes until nothing waits, or gives up without a connection", async () => {
  type("A1", "One", 1500);
  const flushed = queue.flush();
  await settle();
  type("A2", "Two", 1500);
  await answer(posts[0], savedAs("A1"));
  await answer(posts[1], savedAs("A2"));
  assert.equal(await flushed, true);

  type("A1", "Three", 1500);
  const failed = queue.flush();
  await settle();
  await answer(posts[2], { problem: "No connection" });
  assert.equal(await failed, false);
});

test("leaving sends what waits at once, each question on its own", async () => {
  type("A1", "One", 1500);
  type("A2", "Two", 1500);
  queue.leave();
  assert.deepEqual(posts.map(notes), [{ "answers[A1].note": "One" }, { "answers[A2].note": "Two" }]);
  assert.deepEqual(posts.map((post) => post.isLeaving), [true, true]);
});

test("leaving sends again what is on its way, and tells what was sent where it changed since", async () => {
  page.typed = { A1: "One", A2: "Two" };
  queue.add("A1");
  queue.add("A2");
  queue.save();
  type("A1", "Newer", 1500);
  queue.leave();
  assert.deepEqual(posts.slice(1).map(notes), [{ "answers[A1].note": "Newer", "answers[A1].sent": "One" }, { "answers[A2].note": "Two" }]);
});

test("leaving twice sends once, and again what changed or after coming back", async () => {
  type("A1", "One", 1500);
  queue.leave();
  queue.leave();
  assert.equal(posts.length, 1);
  page.typed.A1 = "Two";
  queue.leave();
  assert.equal(posts.length, 2);
  queue.comeBack();
  queue.leave();
  assert.equal(posts.length, 4);
});

test("leaving carries no more than browsers carry for pages that are gone", () => {
  for (const code of ["A1", "A2", "A3"]) {
    type(code, "x".repeat(FAREWELL_LIMIT / 2 - 100), 1500);
  }

  queue.leave();
  assert.deepEqual(posts.map((post) => post.isLeaving), [true, true, false]);
});

test("leaving sends nothing when everything is saved", async () => {
  type("A1", "One");
  await tick(0);
  await answer(posts[0], savedAs("A1"));
  queue.leave();
  assert.equal(posts.length, 1);
});

test("what was sent on leaving is saved as usual when the page lives on", async () => {
  type("A1", "One", 1500);
  queue.leave();
  await answer(posts[0], savedAs("A1"));
  assert.equal(queue.hasUnsaved, true);
  await tick(FIRST_RETRY);
  assert.equal(posts[1].isLeaving, false);
  await answer(posts[1], savedAs("A1"));
  assert.equal(queue.hasUnsaved, false);
});

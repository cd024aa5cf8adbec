/**
 * What an application says, event by event. A test adds events when it likes; the SDK takes them as they come.
 * `sent` counts the events that the SDK has taken.
 */
export class Words {
  #waiting = [];
  #wake = () => {};
  #ended = false;
  sent = 0;

  say(text, { flush, ssml } = {}) {
    const event = { Text: text };
    if (ssml) event.TextType = 'ssml';
    if (flush !== undefined) event.FlushStreamConfiguration = { Force: flush };
    return this.#add({ TextEvent: event });
  }

  close() {
    return this.#add({ CloseStreamEvent: {} });
  }

  /** The application stops sending. Without it the input stays open for ever. */
  end() {
    this.#ended = true;
    this.#wake();
    return this;
  }

  async *[Symbol.asyncIterator]() {
    while (true) {
      if (this.#waiting.length > 0) {
        const event = this.#waiting.shift();
        this.sent++;
        yield event;
      } else if (this.#ended) {
        return;
      } else {
        await new Promise(resolve => { this.#wake = resolve; });
      }
    }
  }

  #add(event) {
    this.#waiting.push(event);
    this.#wake();
    return this;
  }
}

/** A promise with its ends outside. */
export function milestone() {
  const it = {};
  it.reached = new Promise((resolve, reject) => Object.assign(it, { reach: resolve, fail: reject }));
  return it;
}

/** Unicode scalar values: what RequestCharacters counts. */
export const scalars = text => [...text].length;

export const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

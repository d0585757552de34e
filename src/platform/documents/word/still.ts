// The same document gives the same Word file. The library that writes it takes the time of day and random names for links; while
// it works, this process, which does nothing else at that time, has a clock that stands still and names that are counted.

export const still = async <T>(moment: number, work: () => Promise<T>): Promise<T> => {
  const clock = globalThis.Date
  const random = Math.random
  class Standing extends clock {
    constructor(...given: readonly [] | readonly [string | number]) {
      super(given.length === 0 ? moment : given[0])
    }
    static override now(): number {
      return moment
    }
  }
  // A small generator of even numbers (mulberry32), from the same beginning each time.
  let state = 0x5eed
  Math.random = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  globalThis.Date = Standing as DateConstructor
  try {
    return await work()
  } finally {
    globalThis.Date = clock
    Math.random = random
  }
}

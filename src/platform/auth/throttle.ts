// Guessing is slowed down, and a forgetful person is not locked out: after some wrong tries each further one makes the next
// wait twice as long, up to a quarter of an hour. Pure; the counts stand in `sign_in_attempts`.

export interface Attempts {
  readonly failures: number
  /** When the last wrong try was made. */
  readonly last: Date
}

export interface ThrottleRule {
  /** Wrong tries before there is any wait. */
  readonly free: number
  readonly firstSeconds: number
  readonly mostSeconds: number
  /** After this long without a wrong try all is forgotten. */
  readonly forgetSeconds: number
}

export const forAccount: ThrottleRule = { free: 5, firstSeconds: 2, mostSeconds: 900, forgetSeconds: 86_400 }

/** Many people may share one address (an office, a library), so it is given more tries. */
export const forAddress: ThrottleRule = { free: 50, firstSeconds: 1, mostSeconds: 900, forgetSeconds: 86_400 }

const groupsOf = (text: string | undefined): readonly string[] => (text ? text.split(':') : [])

/** An IPv4 address as it is; of an IPv6 address the network (/64), because one household has all of that to choose from. */
export const networkOf = (ip: string): string => {
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(ip)?.[1]
  if (mapped !== undefined || !ip.includes(':')) return mapped ?? ip
  const [start, end] = (ip.split('%')[0] ?? '').split('::')
  const [left, right] = [groupsOf(start), groupsOf(end)]
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  const whole = end === undefined ? left : [...left, ...zeros, ...right]
  return whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

const secondsSince = (attempts: Attempts, now: Date): number => (now.getTime() - attempts.last.getTime()) / 1000

/** Whole seconds to wait before the next try; 0 when it may be made now. Never more than `mostSeconds`. */
export const waitFor = (attempts: Attempts | undefined, rule: ThrottleRule, now: Date): number => {
  if (attempts === undefined || attempts.failures < rule.free) return 0
  const since = secondsSince(attempts, now)
  if (since >= rule.forgetSeconds) return 0
  const delay = Math.min(rule.mostSeconds, rule.firstSeconds * 2 ** Math.min(30, attempts.failures - rule.free))
  // A clock that was set back must not lengthen the wait.
  return Math.min(rule.mostSeconds, Math.max(0, Math.ceil(delay - Math.max(0, since))))
}

/** A try refused because of the wait is not counted: else somebody else's tries could keep a person out for ever. */
export const afterWrong = (attempts: Attempts | undefined, rule: ThrottleRule, now: Date): Attempts => {
  const fresh = attempts === undefined || secondsSince(attempts, now) >= rule.forgetSeconds
  return { failures: fresh ? 1 : Math.min(1000, attempts.failures + 1), last: now }
}

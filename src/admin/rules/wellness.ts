// From what was measured to "well", "look at this" and "act now". Pure; each limit says why it is where it is.

export type Wellness = 'well' | 'look' | 'act'

export interface Judged {
  readonly wellness: Wellness
  readonly words: string
}

const days = 24 * 60 * 60 * 1000

/** A back-up and an import may each need as much again as what is there; below 5% of a disk databases grow slow, then stop. */
export const judgeDisk = (disk: { readonly used: number; readonly free: number; readonly total: number }): Judged => {
  if (disk.free < disk.total * 0.05 || disk.free < 500_000_000)
    return { wellness: 'act', words: 'The disk is nearly full. Make room, or writing will soon fail.' }
  if (disk.free < disk.used)
    return { wellness: 'look', words: 'There is less room free than is used: a backup on the same disk may not fit.' }
  return { wellness: 'well', words: 'There is room.' }
}

/** Weekly is the least a council's own rules usually ask for. */
export const judgeBackup = (at: Date | undefined, now: Date): Judged => {
  if (at === undefined) return { wellness: 'act', words: 'No backup has been made yet. Run: commonweal backup FILE' }
  const age = now.getTime() - at.getTime()
  return age > 7 * days
    ? { wellness: 'look', words: 'The last backup is more than a week old.' }
    : { wellness: 'well', words: 'There is a backup from the last seven days.' }
}

/** The server checks itself every day; two days without one means that it does not. */
export const judgeCheck = (last: { readonly at: Date; readonly ok: boolean } | undefined, now: Date): Judged => {
  if (last === undefined) return { wellness: 'look', words: 'Nothing has been checked yet.' }
  if (!last.ok) return { wellness: 'act', words: 'The last check found something wrong.' }
  return now.getTime() - last.at.getTime() > 2 * days
    ? { wellness: 'look', words: 'The last check is more than two days old.' }
    : { wellness: 'well', words: 'The last check found all well.' }
}

export const judgeJobs = (failed: number): Judged =>
  failed > 0
    ? { wellness: 'look', words: failed === 1 ? 'One job failed.' : `${failed} jobs failed.` }
    : { wellness: 'well', words: 'No job has failed.' }

export const judgeMail = (
  mails: { readonly waiting: number; readonly refused: number; readonly kept: number },
  server: boolean,
): Judged => {
  if (!server)
    return mails.kept > 0
      ? {
          wellness: 'look',
          words: 'No mail server is set, so mail is kept here and nobody gets it. Pass links on yourself, or set one.',
        }
      : { wellness: 'well', words: 'No mail server is set; nothing waits.' }
  if (mails.refused > 0) return { wellness: 'look', words: 'Some mails were refused.' }
  return mails.waiting > 0
    ? { wellness: 'look', words: 'Some mails wait to be sent.' }
    : { wellness: 'well', words: 'No mail waits.' }
}

export const worst = (all: readonly Judged[]): Wellness =>
  all.some((one) => one.wellness === 'act') ? 'act' : all.some((one) => one.wellness === 'look') ? 'look' : 'well'

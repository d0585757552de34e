import assert from 'node:assert/strict'
import test from 'node:test'
import { judgeBackup, judgeCheck, judgeDisk, judgeJobs, judgeMail, worst } from './wellness.ts'

const now = new Date('2026-11-22T12:00:00Z')
const daysAgo = (n: number): Date => new Date(now.getTime() - n * 86_400_000)
const gb = 1_000_000_000

test('a disk is judged by what is free, of itself and against what is used', () => {
  assert.equal(judgeDisk({ used: 5 * gb, free: 50 * gb, total: 100 * gb }).wellness, 'well')
  assert.equal(judgeDisk({ used: 50 * gb, free: 20 * gb, total: 100 * gb }).wellness, 'look')
  assert.equal(judgeDisk({ used: gb, free: 4 * gb, total: 100 * gb }).wellness, 'act')
  assert.equal(judgeDisk({ used: 0, free: 0.4 * gb, total: gb }).wellness, 'act')
})

test('a backup is wanted every week, and a check every day', () => {
  assert.equal(judgeBackup(undefined, now).wellness, 'act')
  assert.equal(judgeBackup(daysAgo(6), now).wellness, 'well')
  assert.equal(judgeBackup(daysAgo(8), now).wellness, 'look')
  assert.equal(judgeCheck(undefined, now).wellness, 'look')
  assert.equal(judgeCheck({ at: daysAgo(1), ok: true }, now).wellness, 'well')
  assert.equal(judgeCheck({ at: daysAgo(3), ok: true }, now).wellness, 'look')
  assert.equal(judgeCheck({ at: daysAgo(1), ok: false }, now).wellness, 'act')
})

test('failed jobs and stuck mail are pointed at', () => {
  const none = { kept: 0, waiting: 0, refused: 0 }
  assert.equal(judgeJobs(0).wellness, 'well')
  assert.match(judgeJobs(2).words, /^2 jobs/)
  assert.equal(judgeMail(none, true).wellness, 'well')
  assert.equal(judgeMail({ ...none, kept: 3 }, true).wellness, 'well')
  assert.equal(judgeMail({ ...none, kept: 3 }, false).wellness, 'look')
  assert.equal(judgeMail({ ...none, refused: 1 }, true).wellness, 'look')
})

test('the whole is as well as its worst part', () => {
  const well = judgeJobs(0)
  assert.equal(worst([well, well]), 'well')
  assert.equal(worst([well, judgeJobs(1)]), 'look')
  assert.equal(worst([judgeBackup(undefined, now), judgeJobs(1)]), 'act')
})

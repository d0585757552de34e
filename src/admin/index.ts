// What admin asks of the app, and the ports through which other features are shown here.
import type { Database } from '../platform/db/index.ts'
import type { Files } from '../platform/files/index.ts'
import type { Check } from '../platform/http/index.ts'
import type { Jobs } from '../platform/jobs/index.ts'
import type { Post } from '../platform/mail/index.ts'
import type { ResolvedSettings } from '../platform/settings/index.ts'

/** Law, thresholds or values that hold from a date, as a feature ships or was given them. */
export interface DataPack {
  readonly name: string
  /** What it holds, in words. */
  readonly words: string
  /** `2026`, `April 2025`: which edition. */
  readonly vintage: string
  /** Where it is published. */
  readonly source: string
  /** Who compared it with its source, and when; absent where nobody has yet. */
  readonly checkedBy?: string
}

export interface AdminServices {
  /** As they are at this moment. */
  readonly settings: () => ResolvedSettings
  /** Called after the settings file was changed. */
  readonly settingsChanged: () => Promise<void>
  readonly database: Database
  readonly files: Files
  readonly mail: Post
  readonly jobs: Jobs
  /** The checks of every feature, admin's own among them. */
  readonly checks: () => readonly Check[]
  /** The data packs of every feature. */
  readonly packs: () => readonly DataPack[]
}

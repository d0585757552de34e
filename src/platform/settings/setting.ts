// The shape of one setting, and of the settings once read.
import type { Result } from '../kernel/index.ts'

/** Where a value came from. The environment wins over the file, the file over the default. */
export type SettingSource = 'default' | 'settings file' | 'environment'

export interface Settings {
  /** Absolute path of the folder that holds everything. */
  readonly dataFolder: string
  readonly port: number
  /** `localhost` listens on this machine only, on IPv4 and IPv6 where they are there. */
  readonly host: string
  readonly publicAddress?: string
  readonly trustProxy: boolean
  readonly databaseUrl?: string
  readonly databaseRunUrl?: string
  readonly installationName: string
  readonly organisationName?: string
  readonly contactName?: string
  readonly contactEmail?: string
  /** `#` and six hexadecimal digits, in lower case. */
  readonly brandColour: string
  readonly openToSearch: boolean
  readonly mailUrl?: string
  readonly mailFrom: string
  /** `file` is the only one so far: a key file in the data folder. */
  readonly keyService: 'file'
  readonly logLevel: LogLevel
}

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

export type SettingName = keyof Settings

export interface Setting<T> {
  readonly name: SettingName
  /** The environment variable: `COMMONWEAL_PORT`. */
  readonly env: string
  /** What holds when nobody sets it, in words for the list. */
  readonly defaultWords: string
  /** What it is for, in plain words. */
  readonly words: string
  /** Shown as `(set, not shown)`. */
  readonly secret: boolean
  /** May be changed on the settings page, and so kept in the settings file. */
  readonly editable: boolean
  readonly example?: string
  readonly fallback: (env: Environment) => T
  /** Takes the text as set; the error is one sentence that names the setting and says what to write. */
  readonly parse: (text: string) => Result<T, string>
}

export type Environment = Readonly<Record<string, string | undefined>>

/** A setting of any type, as the list holds it. */
export type SettingDefinition = Setting<Settings[SettingName]>

export interface ResolvedSettings {
  readonly values: Settings
  readonly from: Readonly<Record<SettingName, SettingSource>>
}

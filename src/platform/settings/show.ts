// The settings as people see them: name, value (secrets masked), where it came from, what it is for.
import { settingsList } from './list.ts'
import type { ResolvedSettings, SettingName, SettingSource } from './setting.ts'

export interface SettingRow {
  readonly name: SettingName
  readonly env: string
  /** In words; a secret is never here. */
  readonly value: string
  readonly from: SettingSource
  readonly words: string
  readonly defaultWords: string
  readonly secret: boolean
  readonly editable: boolean
  readonly example?: string
}

const wordsFor = (value: unknown, secret: boolean): string => {
  if (value === undefined) return 'not set'
  if (secret) return '(set, not shown)'
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
}

export const showSettings = ({ values, from }: ResolvedSettings): readonly SettingRow[] =>
  settingsList.map(({ name, env, words, defaultWords, secret, editable, example }) => ({
    name,
    env,
    value: wordsFor(values[name], secret),
    from: from[name],
    words,
    defaultWords,
    secret,
    editable,
    ...(example === undefined ? {} : { example }),
  }))

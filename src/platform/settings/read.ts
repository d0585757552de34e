// Reads the settings: default, then the settings file, then the environment, and remembers which of them it was. Pure
// but for the working folder, against which a data folder is understood.
import { type FieldErrors, ok, type Result, wrong } from '../kernel/index.ts'
import { settingsList } from './list.ts'
import type {
  Environment,
  ResolvedSettings,
  SettingDefinition,
  SettingName,
  SettingSource,
  Settings,
} from './setting.ts'

type Found = { readonly value: Settings[SettingName]; readonly from: SettingSource } | { readonly error: string }

/** The settings file: a JSON object of names and texts. `''` in the errors is the file itself. */
export const parseFile = (text: string): Result<Readonly<Record<string, string>>> => {
  let read: unknown
  try {
    read = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return wrong({ '': 'The settings file is not JSON. Mend it, or rename it and set the settings again.' })
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    return wrong({ '': 'The settings file must hold one JSON object: {"installationName": "…"}.' })
  const values: Record<string, string> = Object.create(null)
  const errors: Record<string, string> = Object.create(null)
  for (const [name, value] of Object.entries(read)) {
    if (!settingsList.some((setting) => setting.name === name && setting.editable))
      errors[name] =
        `The settings file has “${name}”, which cannot be set there. Take it out, or set it in the environment.`
    else if (typeof value === 'string') values[name] = value
    else errors[name] = `The settings file must have text in quotes for “${name}”.`
  }
  return Object.keys(errors).length > 0 ? wrong(errors) : ok(values)
}

const find = (setting: SettingDefinition, env: Environment, file: Readonly<Record<string, string>>): Found => {
  const fromEnv = env[setting.env]
  // An empty variable is how many a script says "not set".
  const from: SettingSource = fromEnv?.trim()
    ? 'environment'
    : file[setting.name] === undefined
      ? 'default'
      : 'settings file'
  if (from === 'default') return { value: setting.fallback(env), from }
  const text = (from === 'environment' ? fromEnv : file[setting.name]) ?? ''
  const read = setting.parse(text)
  if (read.ok) return { value: read.value, from }
  const called = from === 'environment' ? setting.env : `“${setting.name}” in the settings file`
  const shown = setting.secret || text.length > 80 ? '' : ` (it is “${text.trim()}”)`
  return { error: `${called} cannot be used${shown}: ${read.errors}.` }
}

/** @returns the settings and where each came from; or, by the name of the environment variable, what is wrong with each */
export const readSettings = (env: Environment, fileText?: string): Result<ResolvedSettings> => {
  const file = fileText === undefined ? ok({}) : parseFile(fileText)
  const errors: Record<string, string> = Object.assign(Object.create(null), file.ok ? {} : file.errors)
  const values: Partial<Record<SettingName, Settings[SettingName]>> = {}
  const from: Partial<Record<SettingName, SettingSource>> = {}
  for (const setting of settingsList) {
    const found = find(setting, env, file.ok ? file.value : {})
    if ('error' in found) errors[setting.env] = found.error
    else {
      from[setting.name] = found.from
      if (found.value !== undefined) values[setting.name] = found.value
    }
  }
  Object.assign(errors, together(values))
  if (Object.keys(errors).length > 0) return wrong(errors)
  // Every name of the list was read above; a test holds the list against the type.
  return ok({ values: values as Settings, from: from as ResolvedSettings['from'] })
}

/** What is wrong only in company. */
const together = (values: Readonly<Partial<Record<SettingName, unknown>>>): FieldErrors =>
  values.databaseRunUrl !== undefined && values.databaseUrl === undefined
    ? { DATABASE_RUN_URL: 'DATABASE_RUN_URL is set without DATABASE_URL. Set both, or neither.' }
    : {}

/** The data folder must be known before the settings file in it can be read. An unusable one falls back to the default. */
export const dataFolderOf = (env: Environment): string => {
  const setting = settingsList.find(({ name }) => name === 'dataFolder')
  const found = setting && find(setting, env, {})
  return String(found && 'value' in found ? found.value : setting?.fallback(env))
}

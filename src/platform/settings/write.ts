// Changes the settings file, for the settings page. Pure: text in, text out; the page's action writes it.
import { ok, type Result, wrong } from '../kernel/index.ts'
import { settingsList } from './list.ts'
import { parseFile } from './read.ts'
import type { SettingName } from './setting.ts'

/** By name: the new text; empty takes the setting out of the file, back to its default. What is not named stays. */
export type SettingChanges = Readonly<Partial<Record<SettingName, string>>>

/**
 * The new text of the settings file.
 * @param fileText the file as it is, undefined where there is none
 * @returns errors by the name of the setting, for the fields of a form
 */
export const settingsFileText = (changes: SettingChanges, fileText?: string): Result<string> => {
  const before = fileText === undefined ? ok({}) : parseFile(fileText)
  if (!before.ok) return before
  const after = new Map<string, string>(Object.entries(before.value))
  const errors: Record<string, string> = {}
  for (const [name, text] of Object.entries(changes)) {
    const setting = settingsList.find((one) => one.name === name)
    if (!setting?.editable) errors[name] = `“${name}” cannot be changed here. It is set in the environment.`
    else if (text.trim() === '') after.delete(name)
    else {
      const read = setting.parse(text)
      if (read.ok) after.set(name, text.trim())
      else errors[name] = `${capital(read.errors)}.`
    }
  }
  if (Object.keys(errors).length > 0) return wrong(errors)
  const kept = settingsList.flatMap(({ name }) => (after.has(name) ? [[name, after.get(name)]] : []))
  return ok(`${JSON.stringify(Object.fromEntries(kept), undefined, 2)}\n`)
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

// What is typed into the settings page, as changes of the settings file.
import type { SettingChanges, SettingRow } from '../../platform/settings/index.ts'

/** Changes, and the texts as typed, for the page to show again. Settings fixed by the environment are left alone. */
export const settingsForm = (
  body: Readonly<Record<string, unknown>>,
  settings: readonly SettingRow[],
): { readonly changes: SettingChanges; readonly typed: Readonly<Record<string, string>> } => {
  const changes: Record<string, string> = {}
  const typed: Record<string, string> = {}
  for (const { name, editable, from, secret } of settings) {
    const text = body[name]
    if (!editable || from === 'environment' || typeof text !== 'string') continue
    // A secret is not shown, so an empty field cannot mean that it should go.
    if (secret && text.trim() === '') continue
    if (!secret) typed[name] = text
    changes[name] = secret && text.trim().toLowerCase() === 'none' ? '' : text
  }
  return { changes, typed }
}

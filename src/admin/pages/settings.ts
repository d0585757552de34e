// Settings: each with its value, where that came from, and a field for those that can be changed here.
import type { FieldErrors } from '../../platform/kernel/index.ts'
import type { SettingRow } from '../../platform/settings/index.ts'
import { button, form, html, input, insetText, type PageView, page, table, tag } from '../../platform/ui/index.ts'
import { heading, type Links, link, paragraph, under } from './parts.ts'

export const settingColumns = [
  { name: 'setting', title: 'Setting' },
  { name: 'value', title: 'Value' },
  { name: 'from', title: 'Where it came from' },
  { name: 'environment', title: 'Environment variable' },
] as const

export const settingsPage = (settings: readonly SettingRow[], links: Links): PageView =>
  page({
    title: 'Settings',
    breadcrumbs: under('Settings'),
    wide: true,
    main: html`${paragraph(
      'A value set in the environment wins over one set here, and both over the default. Change the environment where the site is started, and start it again.',
    )}${paragraph(link('/admin/settings/change', 'Change the settings that can be changed here'))}${table({
      listed: true,
      caption: 'All settings',
      columns: settingColumns,
      links,
      rows: settings.map((one) => [
        html`${one.words}`,
        one.value,
        tag(one.from, one.from === 'default' ? 'quiet' : 'plain'),
        html`<code>${one.env}</code>`,
      ]),
    })}`,
  })

/** What stands in the field: what was typed, or the value as it is; a secret is never shown. */
const shownIn = (one: SettingRow, typed: Readonly<Record<string, string>> | undefined): string =>
  typed?.[one.name] ?? (one.secret || one.from === 'default' ? '' : one.value)

export const changeSettingsPage = (
  settings: readonly SettingRow[],
  typed?: Readonly<Record<string, string>>,
  errors?: FieldErrors,
): PageView => {
  const editable = settings.filter((one) => one.editable)
  const fixed = editable.filter((one) => one.from === 'environment')
  const open = editable.filter((one) => one.from !== 'environment')
  return page({
    title: 'Change settings',
    breadcrumbs: [...under(), { text: 'Settings', href: '/admin/settings' }, { text: 'Change settings' }],
    errors,
    main: html`${insetText('Leave a field empty to use the default. A new mail server or colour counts once the site has been started again; the rest at once.')}
${form(
  { action: '/admin/settings/change' },
  open.map((one) =>
    input({
      name: one.name,
      label: one.words,
      hint: one.secret
        ? `It is not shown. Leave it empty to keep it as it is; write “none” to take it away. For example ${one.example ?? ''}`
        : `Default: ${one.defaultWords}${one.example === undefined ? '' : `. For example ${one.example}`}`,
      value: shownIn(one, typed),
      error: errors?.[one.name],
    }),
  ),
  button({ text: 'Save settings' }),
)}${
  fixed.length > 0 &&
  html`${heading('Set in the environment')}${paragraph(
    `These can only be changed where the site is started: ${fixed.map((one) => one.env).join(', ')}.`,
  )}`
}`,
  })
}

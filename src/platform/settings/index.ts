export { settingsList } from './list.ts'
export { loadSettings, saveSettings, settingsFile } from './load.ts'
export { dataFolderOf, readSettings } from './read.ts'
export type {
  Environment,
  LogLevel,
  ResolvedSettings,
  Setting,
  SettingDefinition,
  SettingName,
  SettingSource,
  Settings,
} from './setting.ts'
export { type SettingRow, showSettings } from './show.ts'
export { type SettingChanges, settingsFileText } from './write.ts'

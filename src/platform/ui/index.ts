// The front door of ui: templates, components, the frame of a page, styles and assets. `raw` stays inside.
export { type Asset, assets, scriptPath } from './assets.ts'
export { cataloguePage } from './catalogue.ts'
export { backLink } from './components/back-link/back-link.ts'
export { type Bar, type BarChartOptions, barChart } from './components/bar-chart/bar-chart.ts'
export { breadcrumbs, type Crumb } from './components/breadcrumbs/breadcrumbs.ts'
export { type ButtonOptions, button } from './components/button/button.ts'
export { type ChartOptions, chart } from './components/chart/chart.ts'
export { type CheckboxesOptions, checkboxes, soleCheckbox } from './components/checkboxes/checkboxes.ts'
export {
  type Column as ChartColumn,
  type ColumnChartOptions,
  columnChart,
} from './components/column-chart/column-chart.ts'
export { type DateInputOptions, dateInput } from './components/date-input/date-input.ts'
export { demoBanner } from './components/demo-banner/demo-banner.ts'
export { type DetailsOptions, details } from './components/details/details.ts'
export { type DocumentBodyOptions, documentBody } from './components/document-body/document-body.ts'
export { type EmptyStateOptions, emptyState } from './components/empty-state/empty-state.ts'
export { errorSummary } from './components/error-summary/error-summary.ts'
export { type FieldsetOptions, fieldset } from './components/fieldset/fieldset.ts'
export { type FigureInput, type FigureOptions, figure } from './components/figure/figure.ts'
export { type FileUploadOptions, fileUpload } from './components/file-upload/file-upload.ts'
export { footer } from './components/footer/footer.ts'
export { type FormOptions, form, hidden } from './components/form/form.ts'
export { type GradeBarOptions, type GradePart, gradeBar } from './components/grade-bar/grade-bar.ts'
export { header } from './components/header/header.ts'
export { type InputOptions, input } from './components/input/input.ts'
export { insetText } from './components/inset-text/inset-text.ts'
export {
  type IntervalChartOptions,
  type IntervalPoint,
  type IntervalSeries,
  intervalChart,
} from './components/interval-chart/interval-chart.ts'
export { type JobProgressOptions, jobProgress } from './components/job-progress/job-progress.ts'
export { type KeptFormOptions, keptForm } from './components/kept-form/kept-form.ts'
export { type LiveRegionOptions, liveRegion } from './components/live-region/live-region.ts'
export type { LonLat } from './components/map-of/geometry.ts'
export { type MapArea, type MapOptions, mapOf } from './components/map-of/map-of.ts'
export {
  type MatrixColumn,
  type MatrixGroup,
  type MatrixOptions,
  type MatrixRow,
  matrix,
} from './components/matrix/matrix.ts'
export { type BannerOptions, notificationBanner } from './components/notification-banner/notification-banner.ts'
export { type OutlinedOptions, type OutlineEntry, outlined } from './components/outlined/outlined.ts'
export { type PaginationOptions, pagination } from './components/pagination/pagination.ts'
export { type PanelOptions, panel } from './components/panel/panel.ts'
export { type PasswordInputOptions, passwordInput } from './components/password-input/password-input.ts'
export { type QrCodeOptions, qrCode } from './components/qr-code/qr-code.ts'
export { type RadiosOptions, radios } from './components/radios/radios.ts'
export { type Range, type RangeChartOptions, rangeChart } from './components/range-chart/range-chart.ts'
export { type ReceiptOptions, receipt } from './components/receipt/receipt.ts'
export { type Remark, type RemarkedOptions, remarked } from './components/remarked/remarked.ts'
export { type RoadOptions, type RoadStop, road, type Station, stations } from './components/road/road.ts'
export { type SelectOptions, select } from './components/select/select.ts'
export {
  type NavigationLink,
  type ServiceNavigationOptions,
  serviceNavigation,
} from './components/service-navigation/service-navigation.ts'
export { percent, type ShareBarOptions, type SharePart, shareBar } from './components/share-bar/share-bar.ts'
export { type Side, type SideBySideOptions, sideBySide } from './components/side-by-side/side-by-side.ts'
export { skipLink } from './components/skip-link/skip-link.ts'
export {
  type SubNavigationLink,
  type SubNavigationOptions,
  subNavigation,
} from './components/sub-navigation/sub-navigation.ts'
export { type SummaryAction, type SummaryRow, summaryList } from './components/summary-list/summary-list.ts'
export { type Cell, type Column, type TableView, table } from './components/table/table.ts'
export { type TabsOptions, tabs } from './components/tabs/tabs.ts'
export { type TagKind, tag } from './components/tag/tag.ts'
export { type Task, taskList } from './components/task-list/task-list.ts'
export { type TextareaOptions, textarea } from './components/textarea/textarea.ts'
export { warningText } from './components/warning-text/warning-text.ts'
export type { Example } from './example.ts'
export { allExamples } from './examples.ts'
export type { Choice, Divider, FieldOptions } from './fields.ts'
export { attributes, type Content, classes, Html, type HtmlValue, html, join, nothing } from './html.ts'
export { type Chrome, layout, type PageView, page } from './layout.ts'
export { type Stylesheet, stylesheet } from './styles/stylesheet.ts'
export { type Brand, brandOf, tokens } from './styles/tokens.ts'

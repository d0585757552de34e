// Every example of every component, in one list: for the catalogue, the tests, and an accessibility check in a browser.
import { backLinkExamples } from './components/back-link/examples.ts'
import { barChartExamples } from './components/bar-chart/examples.ts'
import { breadcrumbsExamples } from './components/breadcrumbs/examples.ts'
import { buttonExamples } from './components/button/examples.ts'
import { chartExamples } from './components/chart/examples.ts'
import { checkboxesExamples } from './components/checkboxes/examples.ts'
import { columnChartExamples } from './components/column-chart/examples.ts'
import { dateInputExamples } from './components/date-input/examples.ts'
import { demoBannerExamples } from './components/demo-banner/examples.ts'
import { detailsExamples } from './components/details/examples.ts'
import { documentBodyExamples } from './components/document-body/examples.ts'
import { emptyStateExamples } from './components/empty-state/examples.ts'
import { errorSummaryExamples } from './components/error-summary/examples.ts'
import { fieldsetExamples } from './components/fieldset/examples.ts'
import { figureExamples } from './components/figure/examples.ts'
import { fileUploadExamples } from './components/file-upload/examples.ts'
import { footerExamples } from './components/footer/examples.ts'
import { formExamples } from './components/form/examples.ts'
import { gradeBarExamples } from './components/grade-bar/examples.ts'
import { headerExamples } from './components/header/examples.ts'
import { inputExamples } from './components/input/examples.ts'
import { insetTextExamples } from './components/inset-text/examples.ts'
import { intervalChartExamples } from './components/interval-chart/examples.ts'
import { jobProgressExamples } from './components/job-progress/examples.ts'
import { keptFormExamples } from './components/kept-form/examples.ts'
import { liveRegionExamples } from './components/live-region/examples.ts'
import { mapOfExamples } from './components/map-of/examples.ts'
import { matrixExamples } from './components/matrix/examples.ts'
import { notificationBannerExamples } from './components/notification-banner/examples.ts'
import { outlinedExamples } from './components/outlined/examples.ts'
import { paginationExamples } from './components/pagination/examples.ts'
import { panelExamples } from './components/panel/examples.ts'
import { passwordInputExamples } from './components/password-input/examples.ts'
import { qrCodeExamples } from './components/qr-code/examples.ts'
import { radiosExamples } from './components/radios/examples.ts'
import { rangeChartExamples } from './components/range-chart/examples.ts'
import { receiptExamples } from './components/receipt/examples.ts'
import { remarkedExamples } from './components/remarked/examples.ts'
import { roadExamples } from './components/road/examples.ts'
import { selectExamples } from './components/select/examples.ts'
import { serviceNavigationExamples } from './components/service-navigation/examples.ts'
import { shareBarExamples } from './components/share-bar/examples.ts'
import { sideBySideExamples } from './components/side-by-side/examples.ts'
import { skipLinkExamples } from './components/skip-link/examples.ts'
import { subNavigationExamples } from './components/sub-navigation/examples.ts'
import { summaryListExamples } from './components/summary-list/examples.ts'
import { tableExamples } from './components/table/examples.ts'
import { tabsExamples } from './components/tabs/examples.ts'
import { tagExamples } from './components/tag/examples.ts'
import { taskListExamples } from './components/task-list/examples.ts'
import { textareaExamples } from './components/textarea/examples.ts'
import { warningTextExamples } from './components/warning-text/examples.ts'
import type { Example } from './example.ts'

/** By the component's folder. */
export const allExamples: Readonly<Record<string, readonly Example[]>> = {
  'back-link': backLinkExamples,
  'bar-chart': barChartExamples,
  breadcrumbs: breadcrumbsExamples,
  button: buttonExamples,
  chart: chartExamples,
  checkboxes: checkboxesExamples,
  'column-chart': columnChartExamples,
  'date-input': dateInputExamples,
  'demo-banner': demoBannerExamples,
  details: detailsExamples,
  'document-body': documentBodyExamples,
  'empty-state': emptyStateExamples,
  'error-summary': errorSummaryExamples,
  fieldset: fieldsetExamples,
  figure: figureExamples,
  'file-upload': fileUploadExamples,
  footer: footerExamples,
  form: formExamples,
  header: headerExamples,
  input: inputExamples,
  'inset-text': insetTextExamples,
  'interval-chart': intervalChartExamples,
  'job-progress': jobProgressExamples,
  'kept-form': keptFormExamples,
  'live-region': liveRegionExamples,
  'map-of': mapOfExamples,
  matrix: matrixExamples,
  'notification-banner': notificationBannerExamples,
  outlined: outlinedExamples,
  pagination: paginationExamples,
  panel: panelExamples,
  'qr-code': qrCodeExamples,
  'password-input': passwordInputExamples,
  radios: radiosExamples,
  'range-chart': rangeChartExamples,
  receipt: receiptExamples,
  remarked: remarkedExamples,
  road: roadExamples,
  select: selectExamples,
  'service-navigation': serviceNavigationExamples,
  'grade-bar': gradeBarExamples,
  'share-bar': shareBarExamples,
  'side-by-side': sideBySideExamples,
  'skip-link': skipLinkExamples,
  'sub-navigation': subNavigationExamples,
  'summary-list': summaryListExamples,
  table: tableExamples,
  tabs: tabsExamples,
  tag: tagExamples,
  'task-list': taskListExamples,
  textarea: textareaExamples,
  'warning-text': warningTextExamples,
}

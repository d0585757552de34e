// The frameworks of a place as open data.
import { placeById } from '../../../places/index.ts'
import { get, type Route, showData } from '../../../platform/http/index.ts'
import { dayOf } from '../../../platform/kernel/index.ts'
import { measuresIn } from '../../framework/rules/content.ts'
import { placeOf } from '../../routes/here.ts'
import { exportOf } from '../actions/export.ts'
import { exportedJson } from '../actions/exported.ts'
import { OpenFrameworks } from '../api.ts'
import { openPage } from '../pages/open.ts'
import { exportHeadings, exportRows } from '../rules/export.ts'

export const openRoutes: readonly Route[] = [
  get({
    name: 'measures as open data',
    path: '/places/:place/frameworks/open',
    permission: 'measurement.read',
    words: 'The frameworks of a place as open data, without measures that came under a licence of the place alone.',
    answer: OpenFrameworks,
    handle: async ({ scope, at, now }) => {
      const { slug, name } = await placeById(scope, placeOf(at))
      const frameworks = await exportOf(scope, placeOf(at), dayOf(now))
      const listed = frameworks.map(({ content, ...one }) => ({ ...one, measures: measuresIn(content).length }))
      return showData(
        exportedJson({ slug, name }, frameworks),
        (links) => openPage({ place: { slug, name }, frameworks: listed, links }),
        {
          columns: ['Framework', ...exportHeadings].map((title) => ({ name: title, title })),
          rows: frameworks.flatMap(({ title, content }) => exportRows(content).map((row) => [title, ...row])),
        },
      )
    },
  }),
]

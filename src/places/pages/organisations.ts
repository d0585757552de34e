// Organisations: the list, one organisation, and the form to make or change one.
import { type Day, type FieldErrors, formatDay } from '../../platform/kernel/index.ts'
import {
  button,
  emptyState,
  fieldset,
  form,
  type Html,
  html,
  input,
  type PageView,
  page,
  radios,
  select,
  summaryList,
  table,
} from '../../platform/ui/index.ts'
import { type OrganisationTyped, schemeChoices } from '../forms.ts'
import { schemeNamed, writeIdentifier } from '../rules/identifiers.ts'
import { type OrganisationRow, organisationKinds, organisationKindTitle } from '../rules/types.ts'

export const organisationColumns = [
  { name: 'name', title: 'Organisation' },
  { name: 'kind', title: 'Kind' },
  { name: 'identifiers', title: 'Numbers in registers' },
] as const

export const organisationsPage = (
  list: readonly OrganisationRow[],
  view: {
    readonly words: string
    readonly mayCreate: boolean
    readonly links?: { readonly csv?: string; readonly json?: string }
  },
): PageView =>
  page({
    title: 'Organisations',
    main: html`${view.mayCreate && button({ text: 'Make an organisation', href: '/organisations/new' })}${
      list.length === 0 && view.words === ''
        ? emptyState({
            title: 'No organisations yet',
            what: 'Councils, NHS bodies, charities and firms that take part in a place will be listed here.',
            why: 'People, bids and contracts each belong to an organisation, so it is written down once and found everywhere.',
            example: 'a borough council with its code in the register of local authorities.',
          })
        : html`${form(
            { action: '/organisations', method: 'get' },
            input({ name: 'text', label: 'Part of the name', type: 'search', value: view.words, width: 20 }),
            button({ text: 'Find', kind: 'secondary' }),
          )}${table({
            listed: true,
            caption: 'Organisations you can see',
            captionHidden: true,
            columns: organisationColumns,
            rows: list.map((one) => [
              html`<a class="govuk-link" href="${`/organisations/${one.id}`}">${one.name}</a>`,
              organisationKindTitle(one.kind),
              one.identifiers.length === 0 ? '–' : one.identifiers.map(writeIdentifier).join(', '),
            ]),
            empty: `No organisation you can see has “${view.words}” in its name.`,
            links: view.links,
          })}`
    }`,
  })

export interface PartOfPlace {
  readonly place: string
  readonly slug: string
  readonly sector: string
  readonly startsOn: Day
  readonly endsOn: Day | null
  readonly mayOpen: boolean
}

export const organisationPage = (
  organisation: OrganisationRow,
  parts: readonly PartOfPlace[],
  view: { readonly mayEdit: boolean; readonly json?: string },
): PageView =>
  page({
    title: organisation.name,
    caption: organisationKindTitle(organisation.kind),
    breadcrumbs: [{ text: 'Organisations', href: '/organisations' }, { text: organisation.name }],
    main: html`<h2 class="govuk-heading-m">Numbers in registers</h2>${
      organisation.identifiers.length === 0
        ? html`<p class="govuk-body">No number is known. With one, its payments and contracts can be matched without guessing.</p>`
        : summaryList(
            organisation.identifiers.map((one) => ({
              key: schemeNamed(one.scheme)?.title ?? one.scheme,
              value: html`${one.id} <span class="cw-muted">${writeIdentifier(one)}</span>`,
            })),
          )
    }<h2 class="govuk-heading-m">Places it takes part in</h2>${table({
      listed: true,
      caption: `Places in which ${organisation.name} takes part`,
      captionHidden: true,
      columns: [
        { name: 'place', title: 'Place' },
        { name: 'sector', title: 'Takes part for' },
        { name: 'from', title: 'First day' },
        { name: 'until', title: 'Last day' },
      ],
      rows: parts.map((one) => [
        one.mayOpen ? html`<a class="govuk-link" href="${`/places/${one.slug}`}">${one.place}</a>` : one.place,
        one.sector,
        formatDay(one.startsOn),
        one.endsOn === null ? 'No end set' : formatDay(one.endsOn),
      ]),
      empty: 'It is a partner of no place you can see.',
    })}${view.mayEdit && button({ text: 'Change this organisation', href: `/organisations/${organisation.id}/edit`, kind: 'secondary' })}${
      view.json !== undefined &&
      html`<p class="govuk-body cw-no-print"><a class="govuk-link" href="${view.json}">This page as JSON</a></p>`
    }`,
  })

const numberRow = (row: OrganisationTyped['identifiers'][number], i: number, errors: FieldErrors): Html =>
  html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${select({
    name: `scheme-${i + 1}`,
    label: `Register ${i + 1}`,
    options: schemeChoices,
    value: row.scheme,
    error: errors[`scheme-${i + 1}`],
  })}</div><div class="govuk-grid-column-one-third">${input({
    name: `number-${i + 1}`,
    label: `Number ${i + 1}`,
    value: row.number,
    error: errors[`number-${i + 1}`],
    spellcheck: false,
    width: 10,
  })}</div></div>`

export interface OrganisationFormView {
  readonly action: string
  readonly title: string
  readonly caption?: string
  readonly back: string
  readonly typed: OrganisationTyped
  /** Asked for where it becomes a partner at once. */
  readonly sectors?: readonly { readonly name: string; readonly title: string }[]
  readonly button: string
  readonly errors?: FieldErrors
}

export const organisationFormPage = (view: OrganisationFormView): PageView => {
  const errors = view.errors ?? {}
  return page({
    title: view.title,
    ...(view.caption === undefined ? {} : { caption: view.caption }),
    backLink: { href: view.back },
    errors: view.errors,
    main: form(
      { action: view.action },
      input({
        name: 'name',
        label: 'Full name',
        hint: 'As the organisation writes it itself.',
        value: view.typed.name,
        error: errors.name,
        autocomplete: 'organization',
      }),
      radios({
        name: 'kind',
        label: 'Kind of organisation',
        options: organisationKinds.map(({ name, title }) => ({ value: name, text: title })),
        value: view.typed.kind,
        error: errors.kind,
      }),
      view.sectors &&
        select({
          name: 'sector',
          label: 'It takes part in the place for',
          options: [
            { value: '', text: 'Choose a sector' },
            ...view.sectors.map((one) => ({ value: one.name, text: one.title })),
          ],
          value: view.typed.sector,
          error: errors.sector,
        }),
      fieldset(
        { legend: 'Numbers in public registers (optional)' },
        errors.identifiers !== undefined &&
          html`<p id="identifiers" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${errors.identifiers}</p>`,
        view.typed.identifiers.map((row, i) => numberRow(row, i, errors)),
      ),
      button({ text: view.button }),
    ),
  })
}

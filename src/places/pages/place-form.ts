// Making and changing a place. Areas are found and ticked in one form, which asks again and again without changing anything;
// the other form saves. Neither needs a script.
import type { FieldErrors } from '../../platform/kernel/index.ts'
import {
  button,
  checkboxes,
  form,
  type Html,
  hidden,
  html,
  input,
  insetText,
  type PageView,
  page,
  select,
} from '../../platform/ui/index.ts'

export interface AreaChoice {
  /** What the form sends: a code or a sector. */
  readonly value: string
  readonly text: string
  readonly hint?: string
}

export interface PlaceFormView {
  /** Left out for a new place. */
  readonly place?: { readonly slug: string; readonly name: string }
  readonly find: string
  readonly found: readonly AreaChoice[]
  readonly chosen: readonly AreaChoice[]
  readonly name: string
  readonly slug: string
  readonly parent: string
  readonly parents: readonly { readonly slug: string; readonly name: string }[]
  /** No list of areas is loaded, so only codes and sectors can be typed. */
  readonly noLists: boolean
  readonly mayLoad: boolean
  readonly errors?: FieldErrors
}

const actionOf = (view: PlaceFormView): string =>
  view.place === undefined ? '/places/new' : `/places/${view.place.slug}/edit`

const finding = (view: PlaceFormView): Html => {
  const nothing = view.find !== '' && view.found.length === 0
  return form(
    { action: actionOf(view), method: 'get' },
    hidden('choosing', 'yes'),
    view.chosen.length > 0 &&
      checkboxes({
        name: 'member',
        label: 'Chosen so far',
        hint: 'Untick an area to leave it out, then press Update.',
        options: view.chosen.map(({ value, text, hint }) => ({ value, text, hint })),
        value: view.chosen.map((one) => one.value),
        small: view.chosen.length > 8,
      }),
    input({
      name: 'find',
      label: 'Find districts, wards or postcode sectors',
      hint: 'Type part of a name, a code such as E06000001, or a postcode sector such as ZX1 1. Several, with commas between.',
      type: 'search',
      value: view.find,
      spellcheck: false,
    }),
    nothing &&
      insetText(
        html`${view.chosen.length > 0 ? 'Nothing more here' : 'Nothing here'} is called “${view.find}”. ${
          view.chosen.length > 0
            ? 'To add another area, type its name or code; otherwise go on below.'
            : view.noLists
              ? 'No list of areas is loaded yet, so type codes: they are taken, and the names come later.'
              : 'Check the spelling, or type the code.'
        }`,
      ),
    view.found.length > 0 &&
      checkboxes({
        name: 'add',
        label: 'Found',
        hint: 'Tick those that belong to the place, then press Update.',
        options: view.found.map(({ value, text, hint }) => ({ value, text, hint })),
      }),
    html`<div class="govuk-button-group">${button({ text: view.found.length > 0 || view.chosen.length > 0 ? 'Update' : 'Find', kind: 'secondary' })}</div>`,
  )
}

const saving = (view: PlaceFormView): Html =>
  form(
    { action: actionOf(view) },
    view.chosen.map((one) => hidden('member', one.value)),
    input({ name: 'name', label: 'Name of the place', value: view.name, error: view.errors?.name }),
    view.place === undefined &&
      input({
        name: 'slug',
        label: 'Short name for its address (optional)',
        hint: 'Small letters, digits and hyphens, such as north-vale. Made from the name where you leave it empty. It cannot be changed later.',
        value: view.slug,
        error: view.errors?.slug,
        spellcheck: false,
        width: 20,
      }),
    view.parents.length > 0 &&
      select({
        name: 'parent',
        label: 'It lies in (optional)',
        hint: 'Choose a larger place that holds this one, if there is one here.',
        options: [
          { value: '', text: 'No other place' },
          ...view.parents.map((one) => ({ value: one.slug, text: one.name })),
        ],
        value: view.parent,
        error: view.errors?.parent,
      }),
    button({ text: view.place === undefined ? 'Make this place' : 'Save this place' }),
  )

export const placeFormPage = (view: PlaceFormView): PageView =>
  page({
    title: view.place === undefined ? 'Make a place' : `Change ${view.place.name}`,
    backLink: { href: view.place === undefined ? '/places' : `/places/${view.place.slug}` },
    errors: view.errors,
    main: html`<h2 class="govuk-heading-m" id="members">1. What it is made of</h2>${
      view.noLists &&
      insetText(
        html`No list of areas is loaded yet. You can type codes now; ${
          view.mayLoad
            ? html`<a class="govuk-link" href="/registers">load a list</a>`
            : 'an administrator can load a list'
        } to find areas by name and to draw the map.`,
      )
    }${finding(view)}<h2 class="govuk-heading-m">2. What it is called</h2>${
      view.chosen.length > 0 ? saving(view) : html`<p class="govuk-body">First choose at least one area above.</p>`
    }`,
  })

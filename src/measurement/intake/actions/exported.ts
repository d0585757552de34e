// A framework as open data: the same from the command line and from the web.
import type { Exported } from './export.ts'

export const exportedJson = (
  place: { readonly slug: string; readonly name: string },
  frameworks: readonly Exported[],
) => ({
  place: { slug: place.slug, name: place.name },
  leftOut: frameworks.reduce((sum, one) => sum + one.leftOut, 0),
  frameworks: frameworks.map(({ id, title, theme, version, from, sources, leftOut, content }) => ({
    ...{ id, title, theme, version, from, sources, leftOut },
    themes: content.themes.map(({ title: name, outcomes }) => ({
      title: name,
      outcomes: outcomes.map((outcome) => ({
        ...{ title: outcome.title, words: outcome.words },
        // All of these may be passed on, so nothing has to say so.
        measures: outcome.measures.map(({ private: _, ...measure }) => measure),
      })),
    })),
  })),
})

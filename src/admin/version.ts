// Which release this is: said in back-ups, on the overview and on the about page.
import commonweal from '../../package.json' with { type: 'json' }

export const version: string = commonweal.version

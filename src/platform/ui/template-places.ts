// Reads the fixed part of a template once and says where each value stands. Escaping keeps a value inside text and inside a
// quoted attribute; anywhere else (a tag's name, an unquoted attribute, a script, a comment) it could break out, so there
// the template itself is refused. Inline styles and event attributes are refused too: the content security policy is strict.

/** `address` is a value that begins a link's or form's address; `tag` is between attributes, where only markup may stand. */
export type ValuePlace = 'text' | 'attribute' | 'address' | 'tag'

type State = 'text' | 'tag-name' | 'tag' | 'attribute-name' | 'equals' | 'double' | 'single' | 'comment'

const addresses = new Set(['href', 'src', 'action', 'formaction', 'cite', 'poster', 'data', 'xlink:href'])
const closed = new Set(['script', 'style'])

const complain = (why: string, near: string): never => {
  throw new TypeError(`${why}, near: ${near.slice(-60).trim()}`)
}

class Reader {
  state: State = 'text'
  tag = ''
  attribute = ''
  /** Characters of the attribute's value read so far: a value standing after `/places/` begins no address. */
  length = 0
  seen = ''

  read(text: string): void {
    for (const mark of text) {
      this.seen = this.seen.slice(-80) + mark
      this.step(mark)
    }
  }

  step(mark: string): void {
    if (this.state === 'text') {
      if (mark === '<') this.enterTag()
    } else if (this.state === 'tag-name') this.tagName(mark)
    else if (this.state === 'tag' || this.state === 'attribute-name') this.betweenTagMarks(mark)
    else if (this.state === 'equals') this.valueStarts(mark)
    else if (this.state === 'comment') {
      if (this.seen.endsWith('-->')) this.state = 'text'
    } else if (mark === (this.state === 'double' ? '"' : "'")) this.state = 'tag'
    else this.length += 1
  }

  enterTag(): void {
    this.state = 'tag-name'
    this.tag = ''
  }

  tagName(mark: string): void {
    if (this.tag === '!--') this.state = 'comment'
    else if (mark === '>') this.state = 'text'
    else if (/\s/.test(mark)) this.state = this.tag === '' ? 'text' : 'tag'
    else this.tag += mark.toLowerCase()
  }

  betweenTagMarks(mark: string): void {
    if (mark === '>') this.state = 'text'
    else if (/[\s/]/.test(mark)) this.state = 'tag'
    else if (this.state === 'tag') {
      this.state = 'attribute-name'
      this.attribute = mark.toLowerCase()
    } else if (mark === '=') this.nameEnds()
    else this.attribute += mark.toLowerCase()
  }

  nameEnds(): void {
    if (this.attribute === 'style' || this.attribute.startsWith('on'))
      complain(`The attribute ${this.attribute} is not used: use a class`, this.seen)
    this.state = 'equals'
  }

  valueStarts(mark: string): void {
    if (mark !== '"' && mark !== "'") complain('An attribute is written without quotes', this.seen)
    this.state = mark === '"' ? 'double' : 'single'
    this.length = 0
  }

  place(): ValuePlace {
    if (this.state === 'text') {
      if (closed.has(this.tag)) complain(`No value may stand in a ${this.tag}`, this.seen)
      return 'text'
    }
    if (this.state === 'tag' || (this.state === 'tag-name' && /^[a-z]/.test(this.tag))) return 'tag'
    if (this.state === 'double' || this.state === 'single') {
      const place = this.length === 0 && addresses.has(this.attribute) ? 'address' : 'attribute'
      this.length += 1
      return place
    }
    return complain('A value may stand in text or in a quoted attribute only', this.seen)
  }
}

/** @throws TypeError when a value stands where escaping cannot keep it in */
export const placesOf = (strings: readonly string[]): readonly ValuePlace[] => {
  const reader = new Reader()
  const places: ValuePlace[] = []
  strings.forEach((text, i) => {
    reader.read(text)
    if (i < strings.length - 1) places.push(reader.place())
    else if (reader.state !== 'text') complain('The template ends inside a tag', reader.seen)
  })
  return places
}

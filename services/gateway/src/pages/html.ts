/** A piece of a page whose text is escaped already. */
export interface Html {
  html: string
}

type Part = string | Html | Html[]

/** Escapes every text that is filled in. `Html`, and a list of it, is not escaped again. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { html: strings.reduce((page, text, i) => page + render(parts[i - 1] ?? '') + text) }
}

function render(part: Part): string {
  if (typeof part === 'string') return escaped(part)
  return Array.isArray(part) ? part.map((piece) => piece.html).join('') : part.html
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string)
}

/** A block of data for the page's script. */
export function json(id: string, value: unknown): Html {
  // Nothing but "<" could end the block.
  return {
    html: `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`,
  }
}

import { Window } from 'happy-dom'
import { pages, renderPage } from '../pages/pages.ts'

/** What the API answers: a body, with another status than 200 where it has a `code`. Undefined: nobody is signed in. */
export type PageAnswers = (method: string, path: string) => object | undefined

const { fetch, FormData } = globalThis

/**
 * A page in a window, with its own script running. Modules are cached: whoever opens a second one resets them.
 * @param more.after what stands behind the path in the address
 */
export async function openPage(path: string, answers: PageAnswers, { after = '#token' } = {}) {
  const window = new Window({ url: `https://holdfast.test${path}${after}` })
  window.document.write(renderPage(pages[path]!, 'en').replaceAll(/<(script type="module"|link)[^>]*>/g, ''))
  const answer = async (url: string, { method = 'GET' }: RequestInit = {}) => {
    const body = answers(method, url.split('?')[0]!)
    const status = body ? ('code' in body ? 409 : 200) : 401
    return new Response(JSON.stringify(body ?? { code: 'not-signed-in' }), { status })
  }
  /** Where the page has sent its visitor. */
  const visited: string[] = []
  const { hash, search, pathname } = window.location
  const location = { hash, search, pathname, assign: (url: string) => void visited.push(url) }
  const { document, history } = window
  Object.assign(globalThis, { document, history, location, fetch: answer, FormData: window.FormData })
  await import(`../pages/browser/${pages[path]!.script}.js`)
  return { document, visited, address: () => window.location.href.replace('https://holdfast.test', '') }
}

export function closePages(): void {
  Object.assign(globalThis, { document: undefined, history: undefined, location: undefined, fetch, FormData })
}

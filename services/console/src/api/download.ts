import { send } from './send.ts'

/** Reads a document of the API in the form that `accept` names, and hands it to the browser as a file of this name. */
export async function download(path: string, accept: string, fileName: string): Promise<void> {
  const answer = await send(new Request(`${location.origin}${path}`, { headers: { accept } }))
  const url = URL.createObjectURL(await answer.blob())
  handOver(url, fileName)
  // The browser has taken the file by the next turn; an address that is kept would keep it in memory.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/**
 * The same for what may be too large to hold, and has its name from the API. The browser reads it by itself, and would say
 * nothing of a refusal: so it is asked for first, and given up as soon as it begins.
 */
export async function downloadLarge(path: string): Promise<void> {
  const beginning = new AbortController()
  await send(new Request(`${location.origin}${path}`, { signal: beginning.signal }))
  beginning.abort()
  handOver(path, '')
}

function handOver(url: string, fileName: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
}

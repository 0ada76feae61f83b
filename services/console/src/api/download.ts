import { send } from './send.ts'

/** Reads a document of the API in the form that `accept` names, and hands it to the browser as a file of this name. */
export async function download(path: string, accept: string, fileName: string): Promise<void> {
  const answer = await send(new Request(`${location.origin}${path}`, { headers: { accept } }))
  const url = URL.createObjectURL(await answer.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The browser has taken the file by the next turn; an address that is kept would keep it in memory.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

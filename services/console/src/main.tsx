import './styles.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { loadAnew, mayLoadAnew, noteMissingCode } from './app/new-release.ts'
import { trustStyles } from './app/trusted-types.ts'
import { keepFocus } from './ui/focus.ts'
import { firstLanguage, loadWords } from './words/words.tsx'

trustStyles()
noteMissingCode()
keepFocus()
const language = firstLanguage()
const words = await loadWords(language).catch((error: unknown) => {
  // While a release is rolled out, the page and its code can come from different ones.
  if (mayLoadAnew()) loadAnew()
  throw error
})
createRoot(document.getElementById('root') as HTMLElement).render(<App first={{ language, words }} />)

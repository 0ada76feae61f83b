/** A page of one screen, for a site of the demo. */
export function pageOf({ title, text }: { title: string; text: string }): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title.replace('&', '&amp;')}</title>
<style>
  body { margin: 0; min-height: 100vh; display: grid; place-content: center; padding: 2rem; background: #f4efe6; color: #2b2a27; font: 1.2rem/1.6 Georgia, serif }
  h1 { margin: 0; font-size: 3rem; line-height: 1.1 }
  p { max-width: 30rem }
</style>
<h1>${title.replace('&', '&amp;')}</h1>
<p>${text}</p>
`
}

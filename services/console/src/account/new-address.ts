const KEY = 'new-address'

/**
 * The address that was signed up in this browser, until it is confirmed: the mailed link opens in another tab, and does
 * not tell it.
 */
export const newAddress = {
  get(): string {
    return localStorage.getItem(KEY) ?? ''
  },
  keep(email: string): void {
    localStorage.setItem(KEY, email)
  },
  forget(): void {
    localStorage.removeItem(KEY)
  },
}

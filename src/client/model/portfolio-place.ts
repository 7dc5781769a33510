/**
 * How the portfolio was last looked at, as the search part of its address, so that the way back from a sheet leads to
 * the board or the filtered list it was opened from. Of this page alone: a new one begins with the whole list.
 */

let lastSearch = '';

export function rememberPortfolioSearch(search: string): void {
  lastSearch = search;
}

export const lastPortfolioSearch = (): string => lastSearch;

const COUNT = /^\(\d+\) /;

/** Shows in the tab's title how much waits to be read. @param {number} count */
export function countInTitle(count) {
  const title = document.title.replace(COUNT, '');
  document.title = count > 0 ? `(${count}) ${title}` : title;
}

import { el } from '../../lib/dom.js';

/**
 * A camera's picture, of which the style sheet cuts off as little as its shape needs.
 *
 * @param {import('../../lib/dom.js').Props} attributes of the element
 * @param {() => void} [onShape] its shape is known or another one: a phone was turned
 * @returns {HTMLVideoElement}
 */
export function picture(attributes, onShape = () => {}) {
  const video = el('video', { class: 'picture', autoplay: true, playsinline: true, ...attributes });
  video.addEventListener('resize', () => {
    const shape = shapeOf(video);
    if (shape) video.style.setProperty('--shape', String(shape));
    onShape();
  });
  return video;
}

/** @param {HTMLVideoElement} video @returns {number | null} width by height, null without a picture */
export function shapeOf({ videoWidth, videoHeight }) {
  return videoHeight > 0 ? videoWidth / videoHeight : null;
}

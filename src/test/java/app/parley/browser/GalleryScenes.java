package app.parley.browser;

/** Some states of the page, reached one after the other as people reach them. */
interface GalleryScenes {
    void play(GalleryStage stage) throws Exception;
}

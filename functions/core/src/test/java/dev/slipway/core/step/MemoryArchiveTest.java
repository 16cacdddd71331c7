package dev.slipway.core.step;

class MemoryArchiveTest extends ArchiveContract {
    private final MemoryArchive archive = new MemoryArchive();

    @Override
    protected Archive archive() {
        return archive;
    }

    @Override
    protected void damage(ArchiveName name) {
        archive.damage(name);
    }
}

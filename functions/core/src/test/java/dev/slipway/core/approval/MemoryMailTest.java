package dev.slipway.core.approval;

import java.util.List;

class MemoryMailTest extends MailContract {
    private final MemoryMail mail = new MemoryMail();

    @Override
    protected Mail mail() {
        return mail;
    }

    @Override
    protected List<String> reached(String address) {
        return mail.letters().stream()
                .filter(letter -> letter.to().equals(address))
                .map(Letter::body)
                .toList();
    }
}

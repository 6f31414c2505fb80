package homework.otus.mysql.planner;

/** Why a deleted instance needs no final backup, and so no server either. */
enum NothingToSave {
    NO_DATA("there is no data of this life"),
    MAY_GO("its data holds nothing that is to be saved"),
    RETAINED(Causes.RETAINED),
    GIVEN_UP("the final backup is given up by annotation"),
    UNWANTED("deletionPolicy is Delete"),
    SAVED("the final backup is verified");

    private final String noServer;
    private final String noBackup;

    NothingToSave(String why) {
        noServer = Causes.NO_SERVER + ": " + why;
        noBackup = Causes.NO_BACKUP + ": " + why;
    }

    String noServer() {
        return noServer;
    }

    String noBackup() {
        return noBackup;
    }
}

package io.baton.conversation.history;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** What people are told of files that can be neither read nor written. */
public final class FileErrors {

  private FileErrors() {}

  /**
   * Why, without the name of the file: many of Java's exceptions have nothing but that name for
   * their message.
   */
  public static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException absent -> "no such file or directory";
      case AccessDeniedException denied -> "permission denied";
      case FileAlreadyExistsException there -> "there is a file of that name";
      case NotDirectoryException file -> "it is no directory";
      case DirectoryNotEmptyException full -> "the directory is not empty";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    };
  }
}
